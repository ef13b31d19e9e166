package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Pattern;

/** Bytes to the portal and back, as an attacker writes them: no client tidies anything up. */
final class Wire {

    static final String HOST = Provider.portal("/").getAuthority();
    static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \\r]");
    /** How long a server may think before it answers, or never does. */
    private static final int THOUGHT_MILLIS = 8000;
    /** How long it may be silent then, if it keeps the connection open. */
    private static final int SILENCE_MILLIS = 2000;

    private Wire() {}

    /** A head with these header lines, and {@code Host}, and the end of the connection after the answer. */
    static String head(String method, String target, String... headers) {
        return method + ' ' + target + " HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\n" + lines(headers)
                + "\r\n";
    }

    /** A request with a form, or whatever its headers make of it. */
    static String post(String target, String body, String... headers) {
        return "POST " + target + " HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n" + lines(headers) + "\r\n" + body;
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    static String get(String target, String... headers) {
        return send(head("GET", target, headers));
    }

    /** All that comes back until the server closes the connection or falls silent. */
    static String send(String bytes) {
        return send(bytes.getBytes(ISO_8859_1));
    }

    static String send(byte[] bytes) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", Provider.portal("/").getPort())) {
            socket.setSoTimeout(THOUGHT_MILLIS);
            try {
                socket.getOutputStream().write(bytes);
            } catch (SocketException refused) {
                // It has read enough, and may have said why.
                answer.reset();
            }
            read(socket, answer);
        } catch (SocketTimeoutException | SocketException over) {
            // What has come is the answer.
            return seen(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen(answer);
    }

    private static void read(Socket socket, ByteArrayOutputStream to) throws IOException {
        InputStream from = socket.getInputStream();
        byte[] chunk = new byte[8192];
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            to.write(chunk, 0, read);
            socket.setSoTimeout(SILENCE_MILLIS);
        }
    }

    private static String seen(ByteArrayOutputStream answer) {
        String text = answer.toString(ISO_8859_1);
        Evidence.answer(text);
        return text;
    }

    /** The statuses of all answers that came, one for each request that the server saw. */
    static List<Integer> statuses(String answers) {
        return STATUS.matcher(answers)
                .results()
                .map(one -> Integer.valueOf(one.group(1)))
                .toList();
    }

    /** The first of them; 0 when the server hung up without a word, which refuses as well. */
    static int status(String answer) {
        List<Integer> all = statuses(answer);
        return all.isEmpty() ? 0 : all.get(0);
    }

    /** Values of a header of the first answer. */
    static List<String> headers(String answer, String name) {
        String head = answer.contains("\r\n\r\n") ? answer.substring(0, answer.indexOf("\r\n\r\n")) : answer;
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ':', 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}
