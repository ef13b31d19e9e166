package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end can be read in two ways (RFC 9112 11.2): they are refused, or what stands behind them is answered for its
 * own cookies, never for those of the request before it.
 */
@Requirement("H1")
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileFramingIT {

    private static final String ADA = "ca0f61ab";
    /** Nobody's request, which would tell whose it is taken for. */
    private static final String SMUGGLED =
            "GET /session HTTP/1.1\r\nHost: " + Wire.HOST + "\r\nConnection: close\r\n\r\n";

    private static final Browser BROWSER = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @BeforeAll
    static void signIn() {
        BROWSER.signIn("ada@example.com", "ada-demo", "/account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 3~Transfer-Encoding: identity           | a=b{rest}",
                "Content-Length: 3~Transfer-Encoding: \"chunked\"        | a=b{rest}",
                "Content-Length: 3~Transfer-Encoding: \u000bchunked      | a=b{rest}",
                "Content-Length: 3~Transfer-Encoding:~ chunked           | a=b{rest}",
                "Content-Length: 99999999999999999999                    | {rest}",
            })
    void endInARefusalWhenTheirCodingIsAnOddOne(String headers, String body) {
        String answer = Wire.send(afterAda(headers, body));
        assertTrue(Wire.statuses(answer).size() <= 1, answer);
        assertTrue(Set.of(0, 400, 413).contains(Wire.status(answer)), answer);
    }

    /** Open Liberty takes one of the two lengths and says nothing: what follows is then whose it says, and nobody else's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 5~Transfer-Encoding: chunked            | 0~~{rest}",
                "Transfer-Encoding: chunked~Content-Length: 5            | 0~~{rest}",
                "Content-Length: 4~Transfer-Encoding: chunked            | 48~{rest}~0~~",
                "Content-Length: 0~Content-Length: {length}              | {rest}",
                "Content-Length: {length}~Content-Length: 0              | {rest}",
                "Content-Length: 3~Content-Length: 3                     | a=b{rest}",
                "Content-Length: 3, 3                                    | a=b{rest}",
                "Content-Length: 0, {length}                             | {rest}",
                "Content-Length: +3                                      | a=b{rest}",
                "Content-Length: 0x3                                     | a=b{rest}",
                "Content-Length: -1                                      | {rest}",
                "Content-Length: 3~Transfer-Encoding : chunked           | a=b{rest}",
                "Content-Length : 3~Transfer-Encoding: chunked           | 0~~{rest}",
                "Transfer-Encoding: chunked~Transfer-Encoding: identity  | 0~~{rest}",
                "Content-Length: 3~TRANSFER-ENCODING:chunked             | a=b{rest}",
            })
    void neverLendAnIdentityWhenTheirLengthIsSaidTwice(String headers, String body) {
        String answer = Wire.send(afterAda(headers, body));
        if (Server.current() == Server.WILDFLY) {
            assertEquals(400, Wire.status(answer), answer);
            assertEquals(1, Wire.statuses(answer).size(), answer);
        }
        assertFalse(answer.contains(ADA), answer);
        assertTrue(Wire.statuses(answer).stream().allMatch(status -> status < 500), answer);
    }

    /** A coding that nobody knows, before chunked or instead of it: an unknown end, so Open Liberty's connection ends here. */
    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "chunked, identity", "gzip, chunked", "identity"})
    void neverLendAnIdentityToWhatFollowsAnUnknownCoding(String coding) {
        String answer = Wire.send(afterAda("Transfer-Encoding: " + coding, "0~~{rest}"));
        if (Server.current() == Server.OPEN_LIBERTY) {
            assertEquals(List.of(400), Wire.statuses(answer), answer);
        }
        assertFalse(answer.contains(ADA), answer);
        assertTrue(Wire.statuses(answer).stream().allMatch(status -> status < 500), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0;a=\"~b\"~~{rest}",
                "3;ext=1~a=b~0~~{rest}",
                "3\na=b\n0\n\n{rest}",
                "3;\n48~a=b~0~~{rest}",
                "0x3~a=b~0~~{rest}",
                "-3~a=b~0~~{rest}",
                "fffffffffffffffffffffff3~a=b~0~~{rest}",
                "100000003~a=b~0~~{rest}",
                "3~a=bXX0~~{rest}",
                "0~Cookie: JSESSIONID=x~~{rest}",
                "3 ~a=b~0~~{rest}",
                "~~{rest}",
            })
    void neverLendAnIdentityToWhatFollowsOddChunks(String body) {
        String answer = Wire.send(afterAda("Transfer-Encoding: chunked", body));
        assertFalse(answer.contains(ADA), answer);
        assertTrue(Wire.statuses(answer).stream().allMatch(status -> status < 500), answer);
    }

    @Test
    void areAnsweredOneByOneForTheirOwnCookies() {
        String ada = "GET /session HTTP/1.1\r\nHost: " + Wire.HOST + "\r\nCookie: " + BROWSER.portalCookieHeader()
                + "\r\nContent-Length: 3\r\n\r\na=b";
        String answer = Wire.send(ada + SMUGGLED);
        assertEquals(List.of(200, 401), Wire.statuses(answer), answer);
        assertEquals(answer.indexOf(ADA), answer.lastIndexOf(ADA), "Ada's name in nobody's answer");
    }

    @Test
    void mayHideAWholeRequestInABodyThatNobodyReads() {
        String answer = Wire.send("GET /session HTTP/1.1\r\nHost: " + Wire.HOST + "\r\nContent-Length: "
                + ownRequest().length() + "\r\n\r\n" + ownRequest());
        assertEquals(List.of(401), Wire.statuses(answer), answer);
        assertFalse(answer.contains(ADA), answer);
    }

    /** Both servers are lenient with some of these (RFC 9112 2.2, 5.1, 5.2), so the proxy in front must not be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /session HTTP/1.1\nHost: {host}\nConnection: close\n\n",
                "GET /session HTTP/1.1\r\nHost: {host}\r\nX: a\rConnection: close\r\n\r\n",
                "GET /session HTTP/1.1\r\nHost: {host}\r\nX: a\nConnection: close\r\n\r\n",
                "GET /session HTTP/1.1\r\nHost: {host}\r\nX: a\r\n b\r\nConnection: close\r\n\r\n",
                "GET /session HTTP/1.1\r\nHost: {host}\r\nX : a\r\nConnection: close\r\n\r\n",
                "GET /session HTTP/1.1\r\n Host: {host}\r\nConnection: close\r\n\r\n",
                "GET /session HTTP/1.1\r\nHost: {host}\r\nX\r\nConnection: close\r\n\r\n",
                "GET  /session HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                "GET\t/session\tHTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                "\r\n\r\nGET /session HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                "GE\nT /session HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                "GET /session HTTP/2.0\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                "GET /session HTTP/9.9\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                "GET /session\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void areNobodysHoweverTheyAreWritten(String request) {
        String answer = Wire.send(request.replace("{host}", Wire.HOST));
        assertTrue(Wire.statuses(answer).size() <= 1, answer);
        assertTrue(Set.of(0, 400, 401, 404, 505).contains(Wire.status(answer)), answer);
        assertTrue(Wire.headers(answer, "Set-Cookie").isEmpty(), answer);
    }

    private String ownRequest() {
        return "GET /session HTTP/1.1\r\nHost: " + Wire.HOST + "\r\nCookie: " + BROWSER.portalCookieHeader()
                + "\r\nConnection: close\r\n\r\n";
    }

    /** Ada's request to an end point that reads forms, ~ for a line's end, with nobody's behind it. */
    private String afterAda(String headers, String body) {
        return "POST /language HTTP/1.1\r\nHost: " + Wire.HOST + "\r\nCookie: " + BROWSER.portalCookieHeader() + "\r\n"
                + Wire.FORM + "\r\n"
                + headers.replace("~", "\r\n").replace("{length}", Integer.toString(SMUGGLED.length())) + "\r\n\r\n"
                + body.replace("~", "\r\n").replace("{rest}", SMUGGLED);
    }
}
