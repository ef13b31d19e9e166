package io.eenjakarta.vms;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Asks for images: each is read whole, of bounded size and within a deadline, and checked, before anybody has it, so that
 * neither a slow browser nor a strange answer holds a connection to the API. Thread-safe; blocks.
 */
@ApplicationScoped
public class ImageCalls {

    private final Map<Class<?>, ImageClient<?>> clients = new ConcurrentHashMap<>();
    private final int mostBytes;
    private final Duration deadline;
    private final ApiAccess access;
    private final ScheduledExecutorService scheduler;

    @Inject
    public ImageCalls(ApiAccess access, @Een ScheduledExecutorService scheduler) {
        Settings settings = access.settings();
        this.access = access;
        this.mostBytes = settings.images().imageBytes();
        this.deadline = settings.http().imageDeadline();
        this.scheduler = scheduler;
    }

    /** For the container's proxy. */
    protected ImageCalls() {
        this.mostBytes = 0;
        this.deadline = null;
        this.access = null;
        this.scheduler = null;
    }

    @PreDestroy
    public void close() {
        clients.values().forEach(ImageClient::close);
    }

    /**
     * The image that a call of an interface with {@link EagleEye} brings.
     *
     * @throws VmsException also when something else than a JPEG of reasonable size comes
     */
    <T> LiveImage image(Class<T> api, Function<T, Response> call) {
        return ApiCall.answer(() -> client(api).call((client, giveUp) -> {
            Response response = call.apply(client);
            JpegAnswer answer = JpegAnswer.read(response, mostBytes);
            if (answer.body().isPresent()) {
                response.close();
            } else {
                giveUp.run();
            }
            return answer.image();
        }));
    }

    @SuppressWarnings("unchecked")
    private <T> ImageClient<T> client(Class<T> api) {
        return (ImageClient<T>)
                clients.computeIfAbsent(api, known -> new ImageClient<>(() -> built(api), deadline, scheduler));
    }

    /**
     * Equipped by {@link EagleEyeListener}; the address is never called. Whoever wants a picture asks again by themselves, but
     * after a 401. That second call has a client of its own too, so that closing both ends whichever answer has no end.
     */
    private <T> ImageClient.Opened<T> built(Class<T> api) {
        URI anywhere = URI.create(api.getAnnotation(RegisterRestClient.class).baseUri());
        Client repeater = access.plainForSlowAnswers();
        T client = RestClientBuilder.newBuilder()
                .baseUri(anywhere)
                .property(BackOff.ONCE, true)
                .property(EagleEyeListener.REPEATER, repeater)
                .build(api);
        return new ImageClient.Opened<>(client, () -> {
            try {
                ((AutoCloseable) client).close();
            } finally {
                repeater.close();
            }
        });
    }
}
