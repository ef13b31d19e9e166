package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Received;
import io.eenjakarta.security.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("H2")
class PlainRequestTest {

    @ParameterizedTest
    @CsvSource({
        "/cameras,                      /cameras",
        "/cameras/one,                  /cameras",
        "/cameras;a=b,                  /cameras",
        "/cam%65ras,                    /cameras",
        "//x/../cameras/./one,          /cameras",
        "/Cameras,                      /cameras",
        "/page.xhtml,                   /page.xhtml",
        "/,                             ''",
        "/,                             /index.xhtml",
        "/docs/,                        /docs/index.html",
        "/style.css,                    ''",
        "/gr%C3%BC%C3%9Fe+x,            /grüße+x",
        "/%zz,                          /anything",
    })
    void passesWhatServersReadInOneWay(String address, String servlet) throws IOException {
        assertEquals(200, status(address, servlet, List.of(), List.of("12")));
    }

    @ParameterizedTest
    @CsvSource({
        "/account;/,                    /account",
        "/account;x=y/z,                /account",
        "/account;/../public,           /account",
        "/style.css,                    /admin",
        "/public,                       /private",
        "/public/%2e%2e/x,              /public",
        "/ibm_security_logout,          ''",
        "/x/ibm_security_logout/y,      ''",
        "/%69bm_security_logout;x,      ''",
        "/IBM_security_logout,          ''",
        "/j_security_check,             ''",
    })
    void refusesWhatOneOfThemReadsInTwo(String address, String servlet) throws IOException {
        assertEquals(400, status(address, servlet, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | chunked         | ''",
                "200 | Chunked         | ''",
                "400 | chunked         | 3",
                "400 | chunked;chunked | ''",
                "400 | gzip, chunked   | ''",
                "400 | identity        | ''",
                "400 | identity        | 3",
                "400 | ''              | 3;3",
                "400 | ''              | 3;4",
                "400 | ''              | '3, 3'",
                "400 | ''              | +3",
                "400 | ''              | -1",
                "400 | ''              | 0x3",
            })
    void takesOneLengthAlone(int expected, String codings, String lengths) throws IOException {
        assertEquals(expected, status("/", "", values(codings), values(lengths)));
    }

    @Test
    void repeatsNothing() throws IOException {
        Sent sent = new Sent("/", "", List.of(), List.of());
        sent.method = "TRACE";
        assertFalse(PlainRequest.isPlain(sent.request, sent.response));
        assertEquals(405, sent.status);
    }

    private static List<String> values(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(";"));
    }

    private static int status(String address, String servlet, List<String> codings, List<String> lengths)
            throws IOException {
        Sent sent = new Sent(address, servlet, codings, lengths);
        boolean plain = PlainRequest.isPlain(sent.request, sent.response);
        assertEquals(plain, sent.status == 200);
        if (!plain) {
            assertEquals("close", sent.sent.get("Connection"));
            assertTrue(sent.page().contains("EEN-REQUEST-04"), sent.page());
        }
        return sent.status;
    }

    private static final class Sent extends Received {

        String method = "GET";
        final HttpServletRequest request;

        Sent(String address, String servlet, List<String> codings, List<String> lengths) {
            super(new TreeMap<>());
            request = servlet(HttpServletRequest.class, (asked, arguments) -> switch (asked) {
                case "getRequestURI" -> "/app" + address;
                case "getMethod" -> method;
                case "getContextPath" -> "/app";
                case "getServletPath" -> servlet;
                case "getHeader" ->
                    headers(arguments[0], codings, lengths).stream().findFirst().orElse(null);
                case "getHeaders" -> Collections.enumeration(headers(arguments[0], codings, lengths));
                default -> throw new UnsupportedOperationException(asked);
            });
        }

        private static List<String> headers(Object name, List<String> codings, List<String> lengths) {
            return name.equals("Transfer-Encoding") ? codings : lengths;
        }
    }
}
