package io.quilt.servers.memory;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes the XML of answers, and reads that of requests. */
final class Xml {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder out = new StringBuilder(256);

  private Xml() {}

  static String document(String root, Consumer<Xml> content) {
    Xml xml = new Xml();
    xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
    xml.out.append(root.equals("Error") ? ">" : " xmlns=\"" + NAMESPACE + "\">");
    content.accept(xml);
    return xml.out.append("</").append(root).append('>').toString();
  }

  Xml element(String name, Consumer<Xml> content) {
    out.append('<').append(name).append('>');
    content.accept(this);
    out.append("</").append(name).append('>');
    return this;
  }

  Xml text(String name, Object value) {
    String text = value.toString();
    out.append('<').append(name).append('>');
    for (int i = 0; i < text.length(); i++) {
      escape(text.charAt(i));
    }
    out.append("</").append(name).append('>');
    return this;
  }

  private void escape(char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\r' -> out.append("&#13;");
      default -> out.append(c);
    }
  }

  /** The members of each element of a name, by their names. */
  static List<Map<String, String>> rows(byte[] document, String element) {
    List<Map<String, String>> rows = new ArrayList<>();
    try {
      XMLStreamReader in = reader(document);
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals(element)) {
          rows.add(row(in, element));
        }
      }
      in.close();
    } catch (XMLStreamException e) {
      throw S3Error.invalid("MalformedXML", String.valueOf(e.getMessage()));
    }
    return rows;
  }

  private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(document));
  }

  private static Map<String, String> row(XMLStreamReader in, String element)
      throws XMLStreamException {
    Map<String, String> row = new HashMap<>();
    while (true) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = in.getLocalName();
        row.put(name, in.getElementText());
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals(element)) {
        return row;
      }
    }
  }
}
