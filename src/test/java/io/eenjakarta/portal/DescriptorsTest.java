package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The deployment descriptors keep what both servers need. */
class DescriptorsTest {

    private static Document read(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("src/main/webapp/WEB-INF", name).toFile());
    }

    private static List<String> texts(Element parent, String name) {
        return IntStream.range(0, parent.getElementsByTagName(name).getLength())
                .mapToObj(i -> parent.getElementsByTagName(name).item(i).getTextContent())
                .toList();
    }

    @Test
    void protectsEveryPageOfACaller() throws Exception {
        Element constraint = (Element)
                read("web.xml").getElementsByTagName("security-constraint").item(0);
        assertEquals(
                Set.of(
                        "/sign-in",
                        "/cameras",
                        "/cameras/*",
                        "/events/stream",
                        "/account",
                        "/accounts",
                        "/accounts/*",
                        "/connection",
                        "/connect"),
                Set.copyOf(texts(constraint, "url-pattern")));
        assertEquals(List.of("eagle-eye-user"), texts(constraint, "role-name"));
    }

    @Test
    void letsAdministratorsAloneAdminister() throws Exception {
        Element constraint = (Element)
                read("web.xml").getElementsByTagName("security-constraint").item(1);
        assertEquals(Set.of("/admin", "/admin/*"), Set.copyOf(texts(constraint, "url-pattern")));
        assertEquals(List.of("eagle-eye-admin"), texts(constraint, "role-name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http-method",
                "http-method-omission",
                "login-config",
                "deny-uncovered-http-methods",
                "welcome-file-list"
            })
    void doesWithout(String element) throws Exception {
        assertEquals(0, read("web.xml").getElementsByTagName(element).getLength());
    }

    @Test
    void namesOnlyClassesThatExist() throws Exception {
        Element web = read("web.xml").getDocumentElement();
        List<String> names = new java.util.ArrayList<>(texts(web, "filter-class"));
        names.addAll(texts(web, "listener-class"));
        assertFalse(names.isEmpty());
        for (String name : names) {
            assertEquals(
                    name,
                    Class.forName(name, false, getClass().getClassLoader()).getName());
        }
    }

    @Test
    void livesAtTheRootOfBothServers() throws Exception {
        assertEquals(
                "/",
                ((Element) read("ibm-web-ext.xml")
                                .getElementsByTagName("context-root")
                                .item(0))
                        .getAttribute("uri"));
        assertEquals(List.of("/"), texts(read("jboss-web.xml").getDocumentElement(), "context-root"));
    }
}
