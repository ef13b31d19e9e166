package io.eenjakarta.vms;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.client.Client;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Found by the server through {@code META-INF/services} and told of every client that is being built; equips those
 * whose interface carries {@link EagleEye}. Such a client must be built where the container can be asked for beans.
 */
public final class EagleEyeListener implements RestClientListener {

    /** Last to touch a request, so that nobody sends the token elsewhere; first to see its answer. */
    private static final int OUTERMOST = Integer.MAX_VALUE;

    /** What is told to come later is asked for again when the token is settled. */
    private static final int SECOND = OUTERMOST - 1;

    /** Sees the answer that the caller gets, after a repetition if there was one. */
    private static final int INNERMOST = Integer.MIN_VALUE;

    /** Set where a client is built, it is the {@link Client} by which calls are repeated. */
    static final String REPEATER = "io.eenjakarta.repeater";

    private final Supplier<ApiAccess> access;

    /** For the server. */
    public EagleEyeListener() {
        this(() -> CDI.current().select(ApiAccess.class).get());
    }

    EagleEyeListener(Supplier<ApiAccess> access) {
        this.access = access;
    }

    @Override
    public void onNewClient(Class<?> api, RestClientBuilder builder) {
        annotation(api).ifPresent(eagleEye -> equip(builder, eagleEye, access.get()));
    }

    private static void equip(RestClientBuilder builder, EagleEye eagleEye, ApiAccess access) {
        boolean slow = eagleEye.slow();
        var http = access.settings().http();
        Duration timeout = slow ? http.imageTimeout() : http.apiTimeout();
        new Outbound(http).applyTo(builder, timeout);
        Client repeater =
                builder.getConfiguration().getProperty(REPEATER) instanceof Client own ? own : access.plain(slow);
        Resending resending = new Resending(access, repeater);
        RetryOn401 unauthorized = new RetryOn401(access, resending);
        builder.register(new BearerFilter(access, eagleEye.provider(), http.deadline(timeout)), OUTERMOST)
                .register(unauthorized, OUTERMOST)
                .register(new MeasuredAnswer(), INNERMOST)
                .register(new BoundedErrors())
                .register(new BoundedAnswers())
                .register(new EagleEyeErrors(access.clock()))
                .register(new TimestampParameters())
                .executorService(new CallThreads(access, access.threads()));
        if (!slow) {
            builder.register(new BackOff(access, unauthorized, resending), SECOND);
        }
    }

    private static Optional<EagleEye> annotation(Class<?> api) {
        return Stream.concat(
                        Stream.ofNullable(api.getAnnotation(EagleEye.class)),
                        Arrays.stream(api.getInterfaces()).flatMap(parent -> annotation(parent).stream()))
                .findFirst();
    }
}
