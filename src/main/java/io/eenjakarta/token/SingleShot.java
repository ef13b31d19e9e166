package io.eenjakarta.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.PlainSpans;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * One request to the token end point or one that ends tokens, sent once and over at the deadline, whatever the server does.
 * Thread-safe.
 *
 * <p>Read time-outs bound neither a head nor a body that drips, and closing an endless body reads on for ever. So each
 * request has a client to itself, which runs on the executor; the caller waits until the deadline and then closes the
 * client with its socket, which also ends the worker. Only a client whose reply was read to its end serves again, on a new
 * connection. Redirects are not followed. A provider that hangs can hold no more of us than there are places.
 *
 * <p>Nobody retries a POST that was sent: Apache HttpClient, under the clients of both servers, repeats one only when
 * the operating system took not even all of the request, which is a request that no server can have acted upon.
 */
final class SingleShot {

    /** So many requests at a time need no new client; there are hardly ever more. */
    private static final int SPARE_CLIENTS = 8;

    /** A reply as bytes and as text, and what is made of it. */
    private static final long RESERVES = 4;

    private final Settings.Http http;
    private final boolean parametersInQuery;
    private final Clock clock;
    private final ExecutorService executor;
    private final Telemetry telemetry;
    private final Optional<KeyStore> authorities;
    private final Semaphore places;
    private final SpareClients spare;

    /**
     * One for each provider: their requests do not wait for each other.
     *
     * @param parametersInQuery whether a form is sent in the query string
     */
    SingleShot(
            Settings.Http http, boolean parametersInQuery, Clock clock, ExecutorService executor, Telemetry telemetry) {
        this(http, parametersInQuery, clock, executor, telemetry, new SpareClients(SPARE_CLIENTS));
    }

    SingleShot(
            Settings.Http http,
            boolean parametersInQuery,
            Clock clock,
            ExecutorService executor,
            Telemetry telemetry,
            SpareClients spare) {
        this.http = http;
        this.parametersInQuery = parametersInQuery;
        this.clock = clock;
        this.executor = executor;
        this.telemetry = telemetry;
        this.spare = spare;
        this.places = new Semaphore(http.tokenRequests());
        try {
            this.authorities = http.authorities();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("een.trust-store can no longer be read", e);
        }
    }

    /** Posts the form. Blocks until the reply is complete, at most for {@code limit}. */
    PostResult post(URI endpoint, ClientCredentials client, Form form, Duration limit) {
        String basic = client.basicHeader().reveal();
        if (!parametersInQuery) {
            return once(endpoint, TokenEndpoint.class, server -> server.post(basic, form), limit);
        }
        MultivaluedMap<String, String> fields = form.asMap();
        return once(
                endpoint,
                QueryTokenEndpoint.class,
                server -> server.post(
                        basic,
                        fields.getFirst("grant_type"),
                        fields.getFirst("scope"),
                        fields.getFirst("code"),
                        fields.getFirst("redirect_uri"),
                        fields.getFirst("refresh_token")),
                limit);
    }

    /** Deletes the tokens that this one belongs to. Blocks like {@link #post}. */
    PostResult delete(URI endpoint, AccessToken token, Duration limit) {
        return once(endpoint, LogoutEndpoint.class, server -> server.delete(token.bearer()), limit);
    }

    /** Posts JSON under a caller's own token. Blocks like {@link #post}. */
    PostResult post(URI endpoint, AccessToken token, byte[] json, Duration limit) {
        return once(endpoint, SwitchEndpoint.class, server -> server.post(token.bearer(), json), limit);
    }

    /** Closes the clients that have nothing to do, and from now on each as soon as its request is over. */
    void close() {
        spare.closeAll();
    }

    private <T> PostResult once(URI endpoint, Class<T> wire, Function<T, Response> call, Duration limit) {
        if (!places.tryAcquire()) {
            return new PostResult.Lost("too many token requests at a time", false);
        }
        try {
            return reserved(endpoint, wire, call, limit);
        } finally {
            places.release();
        }
    }

    /** Takes the memory for the reply first. Where there is none nothing is sent: a reply that cannot be read is lost. */
    private <T> PostResult reserved(URI endpoint, Class<T> wire, Function<T, Response> call, Duration limit) {
        AtomicReference<byte[]> reserve;
        try {
            reserve = new AtomicReference<>(
                    new byte[(int) Math.min(Integer.MAX_VALUE, RESERVES * http.tokenReplyBytes())]);
        } catch (OutOfMemoryError full) {
            return new PostResult.Lost("no memory for the reply", false);
        }
        Function<T, Response> freeing = server -> {
            Response response = call.apply(server);
            reserve.set(null);
            return response;
        };
        T client = spare.take(endpoint, wire);
        return place(endpoint, wire, client == null ? build(endpoint, wire) : client, freeing, limit);
    }

    private <T> PostResult place(URI endpoint, Class<T> wire, T server, Function<T, Response> call, Duration limit) {
        AtomicBoolean decided = new AtomicBoolean();
        PostResult result = null;
        try {
            FutureTask<PostResult> reply = new FutureTask<>(() -> {
                resolve(endpoint);
                return decided.compareAndSet(false, true)
                        ? read(call.apply(server))
                        : new PostResult.Lost("given up before it was sent", false);
            });
            executor.execute(telemetry.carried(reply));
            result = await(reply, limit, decided);
            return result;
        } catch (RejectedExecutionException e) {
            return new PostResult.Lost("no thread for the request", false);
        } finally {
            letGo(endpoint, wire, server, result);
        }
    }

    /** Keeps the client or closes it. What goes wrong here must not hide the reply either. */
    private void letGo(URI endpoint, Class<?> wire, Object server, PostResult result) {
        if (isWhole(result)) {
            try {
                spare.spare(endpoint, wire, server);
                return;
            } catch (OutOfMemoryError full) {
                // Then it is closed like one that is of no more use.
            }
        }
        SpareClients.close(server);
    }

    /** Where there is no body, it is not known that the client has let go of the connection. */
    private static boolean isWhole(PostResult result) {
        return result instanceof PostResult.Reply reply
                && reply.body().isPresent()
                && !reply.body().get().isEmpty();
    }

    private PostResult await(Future<PostResult> reply, Duration limit, AtomicBoolean decided) {
        String late;
        try {
            return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            late = "no complete reply within " + limit.toMillis() + " ms";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            late = "interrupted while waiting for the reply";
        } catch (ExecutionException e) {
            return SendFailure.of(e.getCause());
        }
        boolean notBegun = decided.compareAndSet(false, true);
        reply.cancel(false);
        return new PostResult.Lost(late, !notBegun);
    }

    /**
     * Looks the name up first, outside of the client: a look-up cannot be closed, and one that ended after the deadline
     * would be followed by a late POST that nobody reckons with. The Java runtime remembers the result for the client.
     */
    private void resolve(URI endpoint) throws IOException {
        InetAddress.getAllByName(http.proxy().orElse(endpoint).getHost());
    }

    private PostResult read(Response response) throws IOException {
        String body = response.getEntity() instanceof InputStream stream ? text(stream) : "";
        return new PostResult.Reply(
                AnyStatus.of(response),
                Optional.ofNullable(body),
                RetryAfter.parse(response.getHeaderString("Retry-After"), clock.instant()));
    }

    /** Reads up to the limit, null beyond it. The stream is not closed: that would read the rest of it. */
    private String text(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(http.tokenReplyBytes() + 1);
        return bytes.length > http.tokenReplyBytes() ? null : new String(bytes, UTF_8);
    }

    private <T> T build(URI endpoint, Class<T> wire) {
        RestClientBuilder builder = RestClientBuilder.newBuilder()
                .baseUri(endpoint)
                .followRedirects(false)
                .connectTimeout(http.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(new AnyStatus())
                .register(new PlainSpans(telemetry), PlainSpans.LATE);
        http.proxy().ifPresent(proxy -> builder.proxyAddress(proxy.getHost(), proxy.getPort()));
        authorities.ifPresent(builder::trustStore);
        return builder.build(wire);
    }
}
