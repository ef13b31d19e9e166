package io.eenjakarta.benchmark.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.benchmark.page.Guests.Guest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.mortbay.jetty.load.generator.LoadGenerator;
import org.mortbay.jetty.load.generator.Resource;

/**
 * One user's requests: a chain, in which each is the resource of the one before it, so that the generator sends it as soon as
 * that one's answer is there.
 */
final class GuestLoad {

    private final LoadGenerator generator;
    private final long[] times;
    private final byte[] body;
    private final boolean anyBody;
    private final AtomicLong right = new AtomicLong();
    private volatile long began;
    private volatile long ended;
    private int answered;
    private long wrong;

    GuestLoad(URI page, Guest guest, int requests) {
        this.times = new long[requests];
        this.body = (guest.body() + '\n').getBytes(UTF_8);
        this.anyBody = guest.body().isEmpty();
        this.generator = new LoadGenerator.Builder()
                .scheme(page.getScheme())
                .host(page.getHost())
                .port(page.getPort())
                .threads(1)
                .usersPerThread(1)
                .channelsPerUser(1)
                .iterationsPerThread(1)
                .resourceRate(0)
                .resource(chain(page.getPath(), headers(guest), requests))
                .requestListener(new Request.Listener() {
                    @Override
                    public void onQueued(Request request) {
                        request.onResponseContent((response, content) -> look(content));
                    }
                })
                .resourceListener((Resource.NodeListener) this::count)
                .build();
    }

    private static HttpFields headers(Guest guest) {
        HttpFields.Mutable headers = HttpFields.build();
        headers.add(new HttpField(HttpHeader.ACCEPT, "text/html"));
        if (!guest.cookies().isEmpty()) {
            headers.add(new HttpField(HttpHeader.COOKIE, guest.cookies()));
        }
        return headers.asImmutable();
    }

    private static Resource chain(String path, HttpFields headers, int length) {
        Resource next = new Resource(path).requestHeaders(headers);
        for (int i = 1; i < length; i++) {
            next = new Resource(path, next).requestHeaders(headers);
        }
        return next;
    }

    CompletableFuture<Void> begin() {
        return generator.begin();
    }

    /** By the thread of the only connection. */
    private void look(ByteBuffer content) {
        if (anyBody) {
            right.set(1);
        } else if (content.remaining() == body.length && content.equals(ByteBuffer.wrap(body))) {
            right.incrementAndGet();
        }
    }

    private void count(Resource.Info info) {
        if (answered == 0) {
            began = info.getRequestTime();
        }
        if (info.getStatus() != 200 || right.getAndSet(0) != 1) {
            wrong++;
        }
        times[answered++] = info.getResponseTime() - info.getRequestTime();
        ended = info.getResponseTime();
    }

    /** As of {@link System#nanoTime()}: when the first request was sent. */
    long began() {
        return began;
    }

    /** When the last answer was there. */
    long ended() {
        return ended;
    }

    /** Nanoseconds of each request. */
    long[] times() {
        return times;
    }

    /** How many answers were not what they must be, those that never came included. */
    long wrong() {
        return wrong + times.length - answered;
    }
}
