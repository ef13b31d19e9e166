package io.eenjakarta.it.own;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.renewal.TokenHolder;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.GrantScope;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks who the caller is, in each of the ways that a portal may choose: {@code GET /cameras/own?way}. */
@WebServlet("/cameras/own")
public class OwnCallsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient OwnUsers injected;
    private final transient TokenHolder holder;

    @Inject
    public OwnCallsServlet(@RestClient OwnUsers injected, TokenHolder holder) {
        this.injected = injected;
        this.holder = holder;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().print(answer(request));
        } catch (Exception e) {
            response.setStatus(500);
            response.getWriter().print(e + " because of " + e.getCause());
        }
    }

    private String answer(HttpServletRequest request) throws Exception {
        return switch (request.getQueryString()) {
            case "injected" -> injected.self();
            case "injected-later" -> injected.selfLater().toCompletableFuture().get();
            case "built" -> built().self();
            case "built-later" -> built().selfLater().toCompletableFuture().get();
            case "named-grant" -> elsewhere(Caller.of(request).orElseThrow().grant());
            case "holder" ->
                "generation " + holder.renewed(holder.grant().generation()).generation();
            case "logout" -> {
                request.logout();
                yield "principal " + request.getUserPrincipal();
            }
            default -> throw new IllegalArgumentException("no such way");
        };
    }

    private static OwnUsers built() {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create("https://api.eagleeyenetworks.com"))
                .build(OwnUsers.class);
    }

    /** As a timer or a batch job would: no request, no caller, a grant by its name. */
    private String elsewhere(GrantId grant) throws Exception {
        ExecutorService threads = lookUp();
        return threads.submit(() -> GrantScope.call(grant, injected::self)).get();
    }

    private static ExecutorService lookUp() throws NamingException {
        return InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    }
}
