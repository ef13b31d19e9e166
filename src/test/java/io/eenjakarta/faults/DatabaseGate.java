package io.eenjakarta.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The way from the portals to PostgreSQL: can be slow, hang, be shut, lead to another server, and lose the answer to a statement
 * that was carried out. Thread-safe.
 */
final class DatabaseGate implements AutoCloseable {

    private final ServerSocket listener;
    private final Set<DatabaseConversation> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Robbery> robbery = new AtomicReference<>();
    private volatile int server;
    private volatile boolean shut;
    private volatile boolean hangs;
    private volatile Duration delay = Duration.ZERO;

    /** An answer that is to be lost. */
    private record Robbery(String statement, CompletableFuture<Void> done) {}

    /**
     * Opens it.
     *
     * @param server port of PostgreSQL
     */
    DatabaseGate(int port, int server) {
        this.server = server;
        try {
            listener = new ServerSocket(port, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    static void start(Runnable work) {
        Thread thread = new Thread(work, "database-gate");
        thread.setDaemon(true);
        thread.start();
    }

    /** Connections by way of this gate, for the suite itself. */
    DataSource source(String database, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {listener.getLocalPort()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(user);
        return source;
    }

    /** New connections go there. */
    void leadTo(int port) {
        server = port;
    }

    /** Who is connected is cut off, and who comes is sent away. */
    void shut() {
        shut = true;
        open.forEach(DatabaseConversation::close);
    }

    void open() {
        shut = false;
    }

    /** Nothing comes through, in either direction, and nobody is told. */
    void hang(boolean on) {
        hangs = on;
    }

    /** Every answer comes so much later from now on. */
    void delay(Duration time) {
        delay = time;
    }

    /**
     * The next statement that begins like this is carried out; its answer is thrown away, and the connection is cut.
     *
     * @return done when that has happened
     */
    CompletableFuture<Void> loseAnswerTo(String statement) {
        Robbery next = new Robbery(statement, new CompletableFuture<>());
        robbery.set(next);
        return next.done();
    }

    /** How many connections pass through it. */
    int connections() {
        return open.size();
    }

    /** To whom it falls to lose the answer to this statement, and to say so when it is done; null for nobody. */
    CompletableFuture<Void> robberyOf(String statement) {
        Robbery next = robbery.get();
        boolean wanted = next != null && statement.startsWith(next.statement());
        return wanted && robbery.compareAndSet(next, null) ? next.done() : null;
    }

    boolean hangs() {
        return hangs;
    }

    Duration delay() {
        return delay;
    }

    void over(DatabaseConversation ended) {
        open.remove(ended);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                converse(listener.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) throws IOException {
        if (shut) {
            client.close();
            return;
        }
        try {
            client.setTcpNoDelay(true);
            Socket behind = new Socket("127.0.0.1", server);
            behind.setTcpNoDelay(true);
            DatabaseConversation conversation = new DatabaseConversation(this, client, behind);
            open.add(conversation);
            conversation.begin();
        } catch (IOException nobodyThere) {
            client.close();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shut();
    }
}
