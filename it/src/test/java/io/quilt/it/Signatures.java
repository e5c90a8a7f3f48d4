package io.quilt.it;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The types that a public type names to those who use it. */
final class Signatures {
  private final Set<String> names = new TreeSet<>();
  private final Set<Type> seen = new HashSet<>();

  private Signatures() {}

  static Set<String> of(Class<?> type) {
    Signatures signatures = new Signatures();
    if (isVisible(type.getModifiers())) {
      signatures.addType(type);
    }
    return signatures.names;
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private void addType(Class<?> type) {
    addAll(type.getTypeParameters());
    addAll(type.getGenericInterfaces());
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass());
    }
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers())) {
        add(field.getGenericType());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      addExecutable(constructor);
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers())) {
        add(method.getGenericReturnType());
      }
      addExecutable(method);
    }
  }

  private void addExecutable(Executable executable) {
    if (isVisible(executable.getModifiers())) {
      addAll(executable.getTypeParameters());
      addAll(executable.getGenericParameterTypes());
      addAll(executable.getGenericExceptionTypes());
    }
  }

  private void addAll(Type[] types) {
    for (Type type : types) {
      add(type);
    }
  }

  private void add(Type type) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof Class<?> plain) {
      addClass(plain);
    } else if (type instanceof ParameterizedType parameterized) {
      add(parameterized.getRawType());
      addAll(parameterized.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds());
      addAll(wildcard.getLowerBounds());
    } else if (type instanceof TypeVariable<?> variable) {
      addAll(variable.getBounds());
    }
  }

  private void addClass(Class<?> type) {
    if (type.isArray()) {
      add(type.getComponentType());
    } else if (!type.isPrimitive()) {
      names.add(type.getName());
    }
  }
}
