package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.token.RetryAfter;
import io.eenjakarta.vault.Grant;
import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends an idempotent call again, after a while, when the API says that it is too busy (429, 503) or that it failed (500,
 * once). How long that while is the API says by {@code Retry-After}; otherwise it doubles each time, and chance keeps
 * callers apart. A wait that is too long, or ends after the call's deadline, is not begun: then the last answer stands.
 *
 * <p>Comes after {@link RetryOn401} and asks it about every answer that a repetition brings. Blocks the call's own thread,
 * at most until the deadline. One camera that is not there ({@code deviceUnavailable}) is nothing to wait for.
 */
final class BackOff implements ClientResponseFilter {

    /** Whoever is told to stay away for longer hears of it, rather than holding a thread of the server's. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** Set where a client is built, it lets every answer stand. */
    static final String ONCE = "io.eenjakarta.once";

    private static final Duration FIRST = Duration.ofMillis(500);

    private static final int MOST_DOUBLINGS = 4;

    /** Where MicroProfile puts the method of the interface that is being called. */
    private static final String METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    private final ApiAccess access;
    private final RetryOn401 unauthorized;
    private final Resending resending;
    private final JsonReaderFactory json = Json.createReaderFactory(Map.of());

    BackOff(ApiAccess access, RetryOn401 unauthorized, Resending resending) {
        this.access = access;
        this.unauthorized = unauthorized;
        this.resending = resending;
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        int most = access.settings().http().apiRepetitions();
        boolean failedOnce = false;
        for (int made = 0; made < most && worthwhile(request, response); made++) {
            boolean failed = response.getStatus() == 500;
            Optional<Duration> wait = wait(made, response);
            if (failed && failedOnce || wait.isEmpty() || !pause(wait.get(), Deadline.of(request))) {
                return;
            }
            failedOnce |= failed;
            if (!again(request, response)) {
                return;
            }
        }
    }

    /** The reason of a 503 is asked for last: that reads its body. */
    private boolean worthwhile(ClientRequestContext request, ClientResponseContext response) {
        int status = response.getStatus();
        return request.getConfiguration().getProperty(ONCE) == null
                && (status == 429 || status == 500 || status == 503)
                && request.getProperty(BearerFilter.SENT) instanceof BearerFilter.Sent
                && idempotent(request)
                && FailureBody.read(response)
                        .filter(body -> !ApiFault.of(status, body, json).isOfOneDevice())
                        .isPresent();
    }

    private static boolean idempotent(ClientRequestContext request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            case "PUT", "DELETE" ->
                request.getProperty(METHOD) instanceof Method called && saidOf(called) && Repetition.possible(request);
            default -> false;
        };
    }

    private static boolean saidOf(Method called) {
        return called.isAnnotationPresent(Idempotent.class)
                || called.getDeclaringClass().isAnnotationPresent(Idempotent.class);
    }

    /** Never shorter than what the API asks for; absent when that is too long. */
    private Optional<Duration> wait(int made, ClientResponseContext response) {
        Duration half = FIRST.multipliedBy(1L << Math.min(made, MOST_DOUBLINGS)).dividedBy(2);
        Duration chance = Duration.ofNanos(ThreadLocalRandom.current().nextLong(half.toNanos() + 1));
        return RetryAfter.parse(
                        response.getHeaderString(RETRY_AFTER), access.clock().instant())
                .or(() -> Optional.of(half))
                .filter(asked -> asked.compareTo(LONGEST) <= 0)
                .map(chance::plus);
    }

    /** @return whether the time has passed; else it is not the time to begin with */
    private static boolean pause(Duration wait, Deadline deadline) {
        if (wait.compareTo(deadline.left()) >= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** With the token of now. Where no answer comes, the one that is there stands. */
    private boolean again(ClientRequestContext request, ClientResponseContext response) {
        if (!(request.getProperty(BearerFilter.SENT) instanceof BearerFilter.Sent sent)) {
            return false;
        }
        try {
            Grant now = access.renewal().current(sent.grant());
            boolean answered = resending.send(request, now, response).isEmpty();
            unauthorized.filter(request, response);
            return answered;
        } catch (GrantException noToken) {
            return false;
        }
    }
}
