package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.cluster.Waiting;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One connection through a {@link DatabaseGate}, message by message of PostgreSQL's protocol, version 3: a byte for the kind,
 * four for the length, which counts itself; the client's first ones are without the kind.
 */
final class DatabaseConversation {

    private static final int ASKS_FOR_TLS = 80877103;
    private static final int ASKS_FOR_GSS = 80877104;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final DatabaseGate gate;
    private final Socket client;
    private final Socket server;
    private final Map<String, String> statements = new HashMap<>();
    /** What to say when its next answer was lost; null when none is to be lost. */
    private volatile CompletableFuture<Void> robbery;

    DatabaseConversation(DatabaseGate gate, Socket client, Socket server) {
        this.gate = gate;
        this.client = client;
        this.server = server;
    }

    void begin() {
        DatabaseGate.start(() -> run(this::questions));
    }

    private interface Pump {
        void run() throws IOException;
    }

    private void run(Pump pump) {
        try {
            pump.run();
        } catch (IOException over) {
            // Whoever hung up: the other side is told.
        } finally {
            close();
            gate.over(this);
        }
    }

    private void questions() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        greet(in, out);
        DatabaseGate.start(() -> run(this::answers));
        while (true) {
            int kind = in.read();
            byte[] body = body(kind, in);
            if (kind == 'P') {
                String[] texts = texts(body, 2);
                statements.put(texts[0], texts[1]);
            } else if (kind == 'B' && robbery == null) {
                robbery = gate.robberyOf(statements.getOrDefault(texts(body, 2)[1], ""));
            }
            passes();
            send(out, kind, body);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** Until the client has said who it is. */
    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        int code;
        do {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            code = ByteBuffer.wrap(body).getInt();
            out.writeInt(length);
            out.write(body);
            out.flush();
            if (code == ASKS_FOR_TLS || code == ASKS_FOR_GSS) {
                client.getOutputStream().write(server.getInputStream().read());
            }
        } while (code == ASKS_FOR_TLS || code == ASKS_FOR_GSS);
    }

    private void answers() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        while (true) {
            int kind = in.read();
            byte[] body = body(kind, in);
            // 'Z': ready for the next one, so what came before is committed.
            boolean complete = kind == 'Z';
            CompletableFuture<Void> lost = robbery;
            if (lost != null && complete) {
                lost.complete(null);
                return;
            }
            if (complete && !gate.delay().isZero()) {
                Waiting.pause(gate.delay());
            }
            passes();
            if (lost == null) {
                send(out, kind, body);
                if (in.available() == 0 || complete) {
                    out.flush();
                }
            }
        }
    }

    private void passes() {
        while (gate.hangs() && !client.isClosed()) {
            Waiting.pause(LOOK);
        }
    }

    private static byte[] body(int kind, DataInputStream in) throws IOException {
        if (kind < 0) {
            throw new EOFException();
        }
        return in.readNBytes(in.readInt() - Integer.BYTES);
    }

    private static void send(DataOutputStream out, int kind, byte[] body) throws IOException {
        out.write(kind);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    /** The first texts of a message, each with a zero behind it. */
    private static String[] texts(byte[] body, int count) {
        String[] texts = new String[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int end = from;
            while (body[end] != 0) {
                end++;
            }
            texts[i] = new String(body, from, end - from, UTF_8);
            from = end + 1;
        }
        return texts;
    }

    void close() {
        try {
            client.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
