package io.quilt.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which documents of an index belong to which. */
final class Relations {
  private final Map<List<String>, Document> byId = new HashMap<>();
  private final Map<List<String>, List<Document>> byParent = new HashMap<>();

  Relations(Collection<Document> documents) {
    for (Document document : documents) {
      byId.put(List.of(document.index(), document.id()), document);
      document
          .join()
          .flatMap(Join::parent)
          .map(parent -> List.of(document.index(), parent))
          .ifPresent(
              parent -> byParent.computeIfAbsent(parent, none -> new ArrayList<>()).add(document));
    }
  }

  List<Document> children(Document parent, String kind) {
    return byParent.getOrDefault(List.of(parent.index(), parent.id()), List.of()).stream()
        .filter(child -> child.is(kind))
        .toList();
  }

  private Optional<Document> parent(Document child, String kind) {
    return child
        .join()
        .flatMap(Join::parent)
        .map(parent -> byId.get(List.of(child.index(), parent)))
        .filter(parent -> parent.is(kind));
  }

  Query hasChild(String kind, Query query) {
    return document -> children(document, kind).stream().anyMatch(query::fits) ? 1 : 0;
  }

  Query hasParent(String kind, Query query) {
    return document -> parent(document, kind).filter(query::fits).isPresent() ? 1 : 0;
  }
}
