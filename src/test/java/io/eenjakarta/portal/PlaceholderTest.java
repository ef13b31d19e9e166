package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlaceholderTest {

    static Stream<Placeholder> all() {
        return Stream.of(
                Placeholder.NOT_FOUND,
                Placeholder.FORBIDDEN,
                Placeholder.SIGN_IN,
                Placeholder.BUSY,
                Placeholder.NO_PICTURE,
                Placeholder.CONNECT_AGAIN,
                Placeholder.OFF,
                Placeholder.BAD_MOMENT,
                Placeholder.FAILED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAnImageThatSaysTheReason(Placeholder placeholder) throws Exception {
        Document image = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(placeholder.svg(Texts.in(Language.GERMAN)))));
        assertEquals("svg", image.getDocumentElement().getNodeName());
        assertEquals(
                Texts.in(Language.GERMAN).of(placeholder.reason()),
                image.getElementsByTagName("text").item(0).getTextContent());
    }

    @ParameterizedTest
    @MethodSource("all")
    void carriesNeitherScriptNorStyle(Placeholder placeholder) {
        List.of("<script", "style", "onload", "href")
                .forEach(word -> assertFalse(placeholder.svg(Texts.ENGLISH).contains(word), word));
    }
}
