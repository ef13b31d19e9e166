package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dozens of connections on which a request never ends: everybody else is served meanwhile, and what they hold is given back. */
@Requirement("H6")
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class HostileSlownessIT {

    private static final int SLOW = 60;

    private final List<Socket> open = new ArrayList<>();
    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /acc",
                "GET /account HTTP/1.1\r\nHost: {host}\r\nX-Slow: ",
                "POST /language HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\n\r\na=",
                "POST /logout HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nff\r\na=",
                "POST /webhooks/x HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
                "POST /cameras/form HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Sec-Fetch-Site: same-origin\r\nAccept: text/html\r\nContent-Length: 1000\r\n\r\na=",
            })
    void keepsNobodyElseWaiting(String beginning) throws IOException {
        byte[] bytes = beginning.replace("{host}", Wire.HOST).getBytes(ISO_8859_1);
        for (int i = 0; i < SLOW; i++) {
            Socket socket = new Socket("127.0.0.1", Provider.portal("/").getPort());
            open.add(socket);
            socket.getOutputStream().write(bytes);
        }
        assertEquals(200, browser.open("/").statusCode());
        assertTrue(
                browser.signIn("ada@example.com", "ada-demo", "/account").body().contains("id=\"caller-name\""));
        for (Socket socket : open) {
            trickle(socket);
        }
        assertEquals(200, browser.open("/account").statusCode());
        assertEquals(200, browser.open("/session").statusCode());
    }

    /** One byte more; the server may have had enough. */
    private static void trickle(Socket socket) {
        try {
            socket.getOutputStream().write('a');
        } catch (IOException hungUp) {
            assertTrue(socket.isConnected());
        }
    }
}
