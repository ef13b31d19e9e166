package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A GET whose target no HTTP client would send, byte for byte. */
final class RawRequest {

    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private RawRequest() {}

    /** The whole answer, head and body; empty when the server hangs up without a word. */
    static String get(String target, String host, String cookies) {
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + "Accept: text/html\r\n" + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n") + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", Provider.portal("/").getPort())) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            Evidence.answer(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    /** The value of an answer's header. */
    static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + answer))
                .substring(name.length() + 2);
    }
}
