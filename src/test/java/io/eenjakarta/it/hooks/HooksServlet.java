package io.eenjakarta.it.hooks;

import io.eenjakarta.renewal.CallerGrant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.EventFilter;
import io.eenjakarta.vms.EventViewer;
import io.eenjakarta.vms.FeedEnd;
import io.eenjakarta.vms.FeedState;
import io.eenjakarta.vms.LiveEvents;
import io.eenjakarta.vms.OpenWebhook;
import io.eenjakarta.vms.SeenEvent;
import io.eenjakarta.vms.VmsException;
import io.eenjakarta.vms.Watch;
import io.eenjakarta.vms.WebhookEvent;
import io.eenjakarta.vms.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** {@code open?camera=}, {@code watch?camera=}, {@code close}, {@code list} and {@code seen}, each by GET, for the grant of the caller. */
@WebServlet("/hooks/*")
public class HooksServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Webhooks webhooks;
    private final transient LiveEvents feeds;
    private final transient CallerGrant caller;
    private final transient Seen seen;

    /** What was told. */
    @ApplicationScoped
    public static class Seen {
        private final Queue<String> ids = new ConcurrentLinkedQueue<>();
        private final Queue<Watch> watches = new ConcurrentLinkedQueue<>();

        void happened(@ObservesAsync WebhookEvent told) {
            ids.add(told.event().id());
        }

        /** The same events as whoever watches the feed gets them. */
        EventViewer viewer() {
            return new EventViewer() {
                @Override
                public void event(SeenEvent seen) {
                    ids.add("feed:" + seen.event().id());
                }

                @Override
                public void state(FeedState state) {}

                @Override
                public void ended(FeedEnd why) {}
            };
        }

        String all() {
            return String.join(",", ids);
        }
    }

    @Inject
    public HooksServlet(Webhooks webhooks, LiveEvents feeds, CallerGrant caller, Seen seen) {
        this.webhooks = webhooks;
        this.feeds = feeds;
        this.caller = caller;
        this.seen = seen;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try {
            response.getWriter().write(done(request.getPathInfo(), request));
        } catch (VmsException refused) {
            response.setStatus(502);
            response.getWriter().write(String.valueOf(refused.getMessage()));
        }
    }

    private String done(String what, HttpServletRequest request) {
        if (what.equals("/seen")) {
            return seen.all();
        }
        GrantId grant = caller.id().orElseThrow();
        return switch (what) {
            case "/open" -> webhooks.open(grant, filter(request)).id().value();
            case "/watch" -> {
                seen.watches.add(feeds.watch(filter(request), Optional.empty(), seen.viewer()));
                yield "";
            }
            case "/close" -> {
                seen.watches.forEach(Watch::close);
                webhooks.of(grant).forEach(hook -> webhooks.close(hook.id()));
                yield "";
            }
            default ->
                webhooks.of(grant).stream()
                        .map(OpenWebhook::filter)
                        .map(filter -> filter.cameras().toString())
                        .collect(Collectors.joining(","));
        };
    }

    private static EventFilter filter(HttpServletRequest request) {
        return new EventFilter(new TreeSet<>(List.of(request.getParameter("camera"))), new TreeSet<>());
    }
}
