package io.eenjakarta.it.calls;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.Unattended;
import io.eenjakarta.vms.VmsException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * One call in the way that is asked for, {@code GET /cameras/calls?how=built-later&what=users/self&under=scope&grant=…}, and what
 * comes: the body, or which exception.
 */
@WebServlet("/cameras/calls")
public class CallsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AnyApi injected;
    private final transient AnyApi built = RestClientBuilder.newBuilder()
            .baseUri(URI.create("https://api.eagleeyenetworks.com"))
            .build(AnyApi.class);
    private final transient Unattended unattended;
    /** Responses that nobody closes. */
    private final transient Deque<Response> open = new ConcurrentLinkedDeque<>();

    @Inject
    public CallsServlet(@RestClient AnyApi injected, Unattended unattended) {
        this.injected = injected;
        this.unattended = unattended;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print(told(request));
    }

    private String told(HttpServletRequest request) {
        try {
            return answer(request);
        } catch (VmsException e) {
            return told(e);
        } catch (CompletionException e) {
            return e.getCause() instanceof VmsException known ? told(known) : "not typed: " + e.getCause();
        } catch (GrantException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static String told(VmsException e) {
        String after = "";
        if (e instanceof VmsException.Throttled throttled) {
            after = throttled.retryAfter().map(Object::toString).orElse("");
        } else if (e instanceof VmsException.Unavailable unavailable) {
            after = unavailable.retryAfter().map(Object::toString).orElse("");
        }
        return e.getClass().getSimpleName() + " " + e.status() + " " + e.reason() + " " + after;
    }

    private String answer(HttpServletRequest request) {
        String how = request.getParameter("how");
        String what = request.getParameter("what");
        String grant = request.getParameter("grant");
        return switch (request.getParameter("under")) {
            case "caller" -> result(started(how, what));
            case "scope" -> result(GrantScope.call(new GrantId(grant), () -> started(how, what)));
            case "unattended" -> result(unattended.as(grant, () -> started(how, what)));
            default -> throw new IllegalArgumentException("under nothing");
        };
    }

    /** What comes at once, or a stage that is waited for when the scope is over. */
    private Object started(String how, String what) {
        AnyApi api = how.startsWith("built") ? built : injected;
        return switch (how.substring(how.indexOf('-') + 1)) {
            case "now" -> ApiCall.answer(() -> api.get(what));
            case "later" -> ApiCall.later(() -> api.later(what));
            case "post" -> ApiCall.answer(() -> api.post(what, "x"));
            case "put" -> ApiCall.answer(() -> api.put(what, "x"));
            case "open" ->
                ApiCall.answer(() -> {
                    Response leaked = api.response(what);
                    open.add(leaked);
                    return "open " + leaked.getStatus();
                });
            case "close" -> {
                open.forEach(Response::close);
                open.clear();
                yield "closed";
            }
            default -> throw new IllegalArgumentException(how);
        };
    }

    private static String result(Object started) {
        return started instanceof CompletionStage<?> stage
                ? (String) stage.toCompletableFuture().join()
                : (String) started;
    }
}
