package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request and its answer over a real connection with small buffers, where a write blocks until the browser takes it, as on
 * both servers.
 */
final class Line implements AutoCloseable {

    /** As Undertow's request and exchange have them. */
    interface WithExchange {
        Object getExchange();
    }

    interface WithConnection {
        Closeable getConnection();
    }

    private static final int SMALL = 4096;

    final HttpServletRequest request;
    final HttpServletResponse response;
    final CompletableFuture<Void> completed = new CompletableFuture<>();
    final AtomicInteger completions = new AtomicInteger();
    /** With which the answer was made asynchronous. */
    volatile HttpServletRequest asynchronous;

    volatile int status = 200;
    final Map<String, String> headers = new ConcurrentHashMap<>();
    private final Socket server;
    private final Socket browser;
    private volatile boolean committed;
    private volatile AsyncListener listener;

    /** @param canHangUp whether the server's connection can be reached, as on WildFly */
    Line(boolean canHangUp) {
        try (ServerSocket accepting = new ServerSocket()) {
            accepting.setReceiveBufferSize(SMALL);
            accepting.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            browser = new Socket();
            browser.setReceiveBufferSize(SMALL);
            browser.connect(accepting.getLocalSocketAddress());
            server = accepting.accept();
            server.setSendBufferSize(SMALL);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        AsyncContext context = proxy(AsyncContext.class, (name, arguments) -> {
            switch (name) {
                case "addListener" -> listener = (AsyncListener) arguments[0];
                case "complete" -> complete();
                default -> {}
            }
            return null;
        });
        WithConnection exchange = () -> server;
        Class<?>[] types = canHangUp
                ? new Class<?>[] {HttpServletRequest.class, WithExchange.class}
                : new Class<?>[] {HttpServletRequest.class};
        request = (HttpServletRequest) Proxy.newProxyInstance(Line.class.getClassLoader(), types, (p, method, a) -> {
            return switch (method.getName()) {
                case "startAsync" -> {
                    asynchronous = (HttpServletRequest) a[0];
                    yield context;
                }
                case "getExchange" -> exchange;
                case "getSession", "getAttribute", "setAttribute", "getCookies", "getHeader" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
            };
        });
        response = proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "isCommitted" -> committed;
            case "flushBuffer" -> {
                committed = true;
                server.getOutputStream().write("head;".getBytes(US_ASCII));
                yield null;
            }
            case "setStatus" -> {
                status = (Integer) arguments[0];
                yield null;
            }
            case "setHeader" -> {
                headers.put((String) arguments[0], (String) arguments[1]);
                yield null;
            }
            case "setContentType", "setContentLength" -> null;
            case "getOutputStream" -> new Output(server.getOutputStream());
            default -> throw new UnsupportedOperationException(name);
        });
    }

    @FunctionalInterface
    private interface Calls {
        Object answer(String name, Object... arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                Line.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.answer(method.getName(), arguments)));
    }

    private void complete() throws IOException {
        completions.incrementAndGet();
        listener.onComplete(new AsyncEvent(null, null, null, null));
        completed.complete(null);
    }

    void awaitCompleted() throws Exception {
        completed.get(20, TimeUnit.SECONDS);
    }

    /** What the browser gets until the end. */
    byte[] rest() throws IOException {
        return in().readAllBytes();
    }

    String next(int length) throws IOException {
        return new String(in().readNBytes(length), US_ASCII);
    }

    InputStream in() throws IOException {
        return browser.getInputStream();
    }

    /** As a server's own limit for a write ends it. */
    void endWrite() throws IOException {
        server.close();
    }

    /** The browser leaves. */
    void leave() throws IOException {
        browser.setSoLinger(true, 0);
        browser.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        browser.close();
    }

    private final class Output extends ServletOutputStream {

        private final OutputStream out;

        Output(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            server.shutdownOutput();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener ready) {
            throw new UnsupportedOperationException();
        }
    }
}
