package io.quilt.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** This project as its poms describe it. */
final class Project {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  static final String VERSION = System.getProperty("quilt.version");

  private Project() {}

  /** The artifacts that are published and hold classes, in the order in which they are built. */
  static List<String> publishedModules() {
    return texts(pom("."), "module").stream().filter(Project::isPublishedJar).toList();
  }

  private static boolean isPublishedJar(String module) {
    Document pom = pom(module);
    return texts(pom, "packaging").isEmpty() && texts(pom, "maven.deploy.skip").isEmpty();
  }

  static String moduleName(String artifact) {
    return "io." + artifact.replace('-', '.');
  }

  static Document pom(String module) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(ROOT.resolve(module).resolve("pom.xml").normalize().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> elements(Document pom, String name) {
    NodeList found = pom.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  static List<String> texts(Document pom, String name) {
    return elements(pom, name).stream().map(element -> element.getTextContent().strip()).toList();
  }

  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
