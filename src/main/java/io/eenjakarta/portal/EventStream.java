package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vms.EventFilter;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.LiveEvents;
import io.eenjakarta.vms.Watch;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Events as they happen, as server-sent events: {@code seen} for each, {@code state} for how the feed is doing, {@code over} when
 * coming back is of no use. Who comes back with the id of the last one, as header {@code Last-Event-ID} or parameter
 * {@code after}, gets those that they missed. Whoever listens holds no thread.
 */
@WebServlet(urlPatterns = "/events/stream", asyncSupported = true)
public class EventStream extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient LiveEvents live;
    private final transient LinkedGrants linked;
    private final transient EventNames names;
    private final transient EventStreams streams;

    @Inject
    public EventStream(LiveEvents live, LinkedGrants linked, EventNames names, EventStreams streams) {
        this.live = live;
        this.linked = linked;
        this.names = names;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<EventQuery> query = EventQuery.of(request);
        Optional<Caller> caller = Caller.of(request);
        if (query.isEmpty() || caller.isEmpty()) {
            Failure failure = caller.isEmpty() ? Failure.SIGN_IN_AGAIN : Failure.ofStatus(400);
            if (failure.signIn()) {
                PageHeaders.loginRequired(response);
            }
            JsonAnswer.send(response, failure.status(), JsonAnswer.of(failure, SupportCode.random()));
            return;
        }
        response.setContentType(EventLines.TYPE);
        response.setCharacterEncoding("UTF-8");
        // For servers in front of this one, which would collect events before they hand them on.
        response.setHeader("X-Accel-Buffering", "no");
        if (!streams.hasRoom(caller.get())) {
            response.getOutputStream().write(EventLines.over(StreamOver.BUSY));
            return;
        }
        List<Map.Entry<String, EventFilter>> feeds =
                List.copyOf(query.get().filters().entrySet());
        EventPlace place = EventPlace.of(after(request), feeds.size());
        OpenEvents events = streams.events(place, names.in(Texts.of(request)), caller.get());
        Optional<StreamOver> failed = watch(feeds, place, events, caller.get(), request);
        if (failed.isPresent()) {
            events.close();
            response.getOutputStream().write(EventLines.over(failed.get()));
            return;
        }
        streams.begin(events, caller.get(), request, response);
    }

    /** Never an answer: it would go on, and that nobody listens any more is seen by what is sent. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Allow", "GET");
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private static String after(HttpServletRequest request) {
        String brought = request.getHeader("Last-Event-ID");
        return brought == null || brought.isEmpty() ? request.getParameter("after") : brought;
    }

    /** Watches what can be watched: trouble with one account is not that of the others. The reason is that of the first. */
    private Optional<StreamOver> watch(
            List<Map.Entry<String, EventFilter>> feeds,
            EventPlace place,
            OpenEvents events,
            Caller caller,
            HttpServletRequest request) {
        Optional<StreamOver> failed = Optional.empty();
        boolean any = false;
        Supplier<List<LinkedGrant>> connected = connected(feeds, caller);
        for (int i = 0; i < feeds.size(); i++) {
            int feed = i;
            String owner = feeds.get(i).getKey();
            Supplier<Watch> begin =
                    () -> live.watch(feeds.get(feed).getValue(), place.mark(feed), events.viewer(feed, owner));
            try {
                events.watching(
                        owner.isEmpty()
                                ? begin.get()
                                : GrantScope.call(grant(owner, connected).id(), begin::get));
                any = true;
            } catch (RuntimeException e) {
                StreamOver reason = StreamOver.of(e, owner.isEmpty());
                if (reason == StreamOver.SIGN_IN) {
                    return Optional.of(reason);
                }
                PageLog.failed(SupportCode.random(), Failures.page(e), request, e);
                events.without();
                failed = failed.or(() -> Optional.of(reason));
            }
        }
        return any ? Optional.empty() : failed;
    }

    /** What the caller has connected, looked up once however many accounts the browser names. */
    private Supplier<List<LinkedGrant>> connected(List<Map.Entry<String, EventFilter>> feeds, Caller caller) {
        if (feeds.get(feeds.size() - 1).getKey().isEmpty()) {
            return List::of;
        }
        try {
            List<LinkedGrant> all = linked.of(caller.name());
            return () -> all;
        } catch (GrantException away) {
            return () -> {
                throw away;
            };
        }
    }

    /** One of those that the caller connected; never one that the browser named. */
    private static LinkedGrant grant(String owner, Supplier<List<LinkedGrant>> connected) {
        return connected.get().stream()
                .filter(one -> new CameraPath(owner, "").isOf(one))
                .findFirst()
                .orElseThrow(() -> new GrantException.NeedsLogin("this account is not connected"));
    }
}
