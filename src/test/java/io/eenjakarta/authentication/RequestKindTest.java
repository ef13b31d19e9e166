package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestKindTest {

    private static final String ORIGIN = "https://portal.example";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAVIGATION | GET  | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document",
                "NAVIGATION | GET  | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; X-Requested-With: com.android.browser",
                "NAVIGATION | GET  | Accept: text/html",
                "NAVIGATION | GET  | Accept: Text/HTML;q=0.9, */*",
                "NAVIGATION | GET  | Accept: text/html; Upgrade: h2c",
                "BACKGROUND | HEAD | Accept: text/html",
                "BACKGROUND | PUT  | Accept: text/html",
                "BACKGROUND | get  | Accept: text/html",
                "BACKGROUND | GET  | Accept: */*",
                "BACKGROUND | GET  | Accept: application/json",
                "BACKGROUND | GET  | Accept: application/xhtml+xml",
                "BACKGROUND | GET  | X-None: x",
                "BACKGROUND | GET  | Accept: text/html; X-Requested-With: XMLHttpRequest",
                "BACKGROUND | GET  | Accept: text/html; Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty",
                "BACKGROUND | GET  | Accept: text/html; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: iframe",
                "BACKGROUND | GET  | Accept: text/html; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: object",
                "BACKGROUND | GET  | Accept: text/html; Sec-Fetch-Mode: navigate",
                "BACKGROUND | GET  | Accept: text/html; Sec-Fetch-Dest: document",
                "BACKGROUND | GET  | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch",
                "BACKGROUND | GET  | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch;prerender",
                "BACKGROUND | GET  | Accept: text/html; Purpose: prefetch",
                "BACKGROUND | GET  | Accept: text/html; X-Moz: Prefetch",
                "BACKGROUND | GET  | Accept: text/html; Upgrade: WebSocket",
                "BACKGROUND | GET  | Accept: text/event-stream",
                "FACES      | POST | Faces-Request: partial/ajax",
                "FACES      | POST | Faces-Request: Partial/Process; Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty",
                "FACES      | GET  | Faces-Request: partial/ajax; Accept: text/html",
            })
    @Requirement("C13")
    void followsFromMethodAndHeaders(RequestKind kind, String method, String headers) {
        assertEquals(kind, RequestKind.of(method, parsed(headers), ORIGIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORM         | application/x-www-form-urlencoded                | Sec-Fetch-Site: same-origin",
                "FORM         | Application/X-WWW-Form-Urlencoded; charset=UTF-8 | Sec-Fetch-Site: same-origin",
                "FORM         | application/x-www-form-urlencoded                | Origin: https://portal.example",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | Origin: http://portal.example",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | Origin: https://portal.example:8443",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | Origin: null",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | X-None: x",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | Sec-Fetch-Site: none",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | Sec-Fetch-Site: same-site",
                "OTHER_SUBMIT | application/x-www-form-urlencoded                | Sec-Fetch-Site: cross-site; Origin: https://portal.example",
                "OTHER_SUBMIT | multipart/form-data; boundary=x                  | Sec-Fetch-Site: same-origin",
                "OTHER_SUBMIT | text/plain                                       | Sec-Fetch-Site: same-origin",
            })
    void keepsAFormOnlyWhenTheBrowserSaysThatItIsOurs(RequestKind kind, String type, String headers) {
        assertEquals(
                kind,
                RequestKind.of("POST", parsed("Accept: text/html; " + headers + "; Content-Type: " + type), ORIGIN));
    }

    private static UnaryOperator<String> parsed(String headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : headers.split("; (?=[A-Z][A-Za-z-]*: )")) {
            String[] pair = header.split(": ", 2);
            all.put(pair[0], pair[1]);
        }
        return all::get;
    }
}
