package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.LiveStreams;
import io.eenjakarta.vms.StreamViewer;
import io.eenjakarta.vms.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Shows browsers the live pictures of cameras, as long as they are signed in. Thread-safe. */
@ApplicationScoped
public class LiveRelay {

    private final LiveStreams streams;
    private final LiveThreads threads;
    private final LiveLogins logins;
    private final Duration patience;

    @Inject
    public LiveRelay(LiveStreams streams, LiveThreads threads, LiveLogins logins, Settings settings) {
        this.streams = streams;
        this.threads = threads;
        this.logins = logins;
        this.patience = settings == null ? null : settings.live().patience();
    }

    /** For the container's proxy. */
    protected LiveRelay() {
        this(null, null, null, null);
    }

    /** Watches a camera under the grant at hand. */
    Watch watch(String camera, StreamViewer viewer) {
        return streams.watch(camera, viewer);
    }

    /**
     * Answers with pictures until one side ends it, or with one that says why there are none. Blocks for calls of the API, and
     * not for pictures.
     *
     * @param watching begins to watch
     */
    void show(
            HttpServletRequest request,
            HttpServletResponse response,
            PictureAnswer picture,
            Function<StreamViewer, Watch> watching) {
        Optional<GrantId> login = Caller.of(request).map(Caller::grant);
        response.setHeader("Cache-Control", "no-store");
        // Proxies that collect answers before they hand them on show nothing.
        response.setHeader("X-Accel-Buffering", "no");
        response.setContentType(LiveViewer.TYPE);
        LiveViewer viewer = new LiveViewer(picture);
        StreamedAnswer answer = StreamedAnswer.prepare(request, response, threads, patience, viewer::over);
        viewer.answerBy(answer);
        login.ifPresent(id -> logins.add(id, answer));
        try {
            viewer.watches(watching.apply(viewer));
        } catch (RuntimeException why) {
            viewer.failed(why);
        }
    }
}
