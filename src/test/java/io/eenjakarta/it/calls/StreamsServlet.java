package io.eenjakarta.it.calls;

import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.VmsException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Sends or fetches 64 MiB, {@code GET /cameras/streams?way}, and tells what came of it and how much the whole server allocated
 * meanwhile, in MiB.
 */
@WebServlet("/cameras/streams")
public class StreamsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MIB = 1 << 20;
    private static final int SIZE = 64 * MIB;

    private final transient AnyApi api;

    /** What RESTEasy sends at most, by the only setting of it that both servers know. */
    private static final String MOST = "dev.resteasy.entity.file.threshold";

    @Inject
    public StreamsServlet(@RestClient AnyApi api) {
        this.api = api;
    }

    @Override
    public void init() {
        System.setProperty(MOST, "100MB");
    }

    @Override
    public void destroy() {
        System.clearProperty(MOST);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        Map<Long, Long> before = allocated();
        String result;
        try {
            result = ApiCall.answer(() -> sent(request.getQueryString()));
        } catch (VmsException e) {
            result = e.getClass().getSimpleName() + " " + e.status() + " " + e.getMessage() + " " + e.getCause();
        }
        response.getWriter().print(result + ", allocated " + mebibytesSince(before));
    }

    private String sent(String way) {
        try {
            return switch (way) {
                case "stream" -> api.upload("big", new Zeros());
                case "output" ->
                    api.write("big", out -> {
                        try (InputStream zeros = new Zeros()) {
                            zeros.transferTo(out);
                        }
                    });
                case "part" ->
                    api.parts(
                            "big",
                            List.of(EntityPart.withName("file")
                                    .fileName("zeros.bin")
                                    .content(new Zeros())
                                    .build()));
                case "download" -> {
                    try (InputStream body = api.stream("big")) {
                        yield "read " + body.transferTo(OutputStream.nullOutputStream());
                    }
                }
                default -> throw new IllegalArgumentException(way);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So far, by thread. */
    private static Map<Long, Long> allocated() {
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            long[] threads = ManagementFactory.getThreadMXBean().getAllThreadIds();
            long[] bytes = (long[]) beans.invoke(
                    new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                    "getThreadAllocatedBytes",
                    new Object[] {threads},
                    new String[] {long[].class.getName()});
            Map<Long, Long> allocated = new HashMap<>();
            for (int i = 0; i < threads.length; i++) {
                allocated.put(threads[i], bytes[i]);
            }
            return allocated;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By all threads that live now. */
    private static long mebibytesSince(Map<Long, Long> before) {
        return allocated().entrySet().stream()
                        .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                        .filter(more -> more > 0)
                        .sum()
                / MIB;
    }

    /** So many that nobody wants them in memory. */
    private static final class Zeros extends InputStream {

        private int left = SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int many = Math.min(length, left);
            Arrays.fill(into, offset, offset + many, (byte) 0);
            left -= many;
            return many;
        }
    }
}
