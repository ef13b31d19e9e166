package io.eenjakarta.authentication;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether an application's {@code web.xml} asks the server for a login of its own; no API tells. */
final class LoginConfig {

    private static final String FILE = "/WEB-INF/web.xml";

    private LoginConfig() {}

    static boolean isIn(ServletContext context) {
        try (InputStream file = context.getResourceAsStream(FILE)) {
            return file != null && isIn(file);
        } catch (IOException | XMLStreamException unreadable) {
            // The server reads the same file and has more to say about it.
            return false;
        }
    }

    static boolean isIn(InputStream file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(file);
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("auth-method")) {
                    return true;
                }
            }
            return false;
        } finally {
            reader.close();
        }
    }
}
