package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One connection that is kept, from an address of one's own choice: all of 127.0.0.0/8 is this machine. Loads pages as a browser
 * does, and so quickly that it can play very many of them. Not thread-safe.
 */
final class RawBrowser implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String host;

    /**
     * An answer.
     *
     * @param status its code
     * @param headers its lines, without the first
     */
    record Answer(int status, List<String> headers) {

        Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }

        /** Whether nothing more can be asked on its connection: Open Liberty ends it after a 400. */
        boolean isLast() {
            return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
        }

        /** Names and values of the cookies that it sets, without their attributes. */
        List<String> cookies() {
            return all("Set-Cookie").stream().map(line -> line.split(";", 2)[0]).toList();
        }

        private List<String> all(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    /** @param from its own address, such as {@code 127.3.2.1} */
    RawBrowser(URI portal, String from) throws IOException {
        host = portal.getAuthority();
        try {
            socket.setReuseAddress(true);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(portal.getHost(), portal.getPort()), PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Loads a page, without following where it leads.
     *
     * @param cookies value of the header; empty for none
     */
    Answer load(String target, String cookies) throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nAccept: text/html\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
                + "Sec-Fetch-Site: none\r\n"
                + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n")
                + "\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        String first = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        Answer answer = new Answer(Integer.parseInt(first.split(" ")[1]), headers);
        if (answer.header("Transfer-Encoding").isPresent()) {
            for (int size = size(); size > 0; size = size()) {
                in.skipNBytes(size + 2L);
            }
            line();
        } else {
            in.skipNBytes(answer.header("Content-Length").map(Long::valueOf).orElse(0L));
        }
        return answer;
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(120);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                bytes.write(read);
            }
        }
        return bytes.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
