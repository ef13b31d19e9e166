package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;
import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Work;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives a request the grant's token and sends it to the grant's API. What must not be sent is answered here, in the
 * words the API itself would use, so that {@link EagleEyeErrors} makes the same exceptions of it.
 */
final class BearerFilter implements ClientRequestFilter {

    /** Request property: the generation whose token was sent, as {@link Sent}. */
    static final String SENT = "io.eenjakarta.sent";

    /** Request property: the measured call, as {@link Running}. */
    static final String RUNNING = "io.eenjakarta.running";

    /** What a request went out with. */
    record Sent(GrantId grant, int generation) {}

    private final ApiAccess access;
    private final String provider;
    private final Duration deadline;

    /**
     * @param provider whose API the interface describes
     * @param deadline for a whole call
     */
    BearerFilter(ApiAccess access, String provider, Duration deadline) {
        this.access = access;
        this.provider = provider;
        this.deadline = deadline;
    }

    @Override
    public void filter(ClientRequestContext request) {
        Deadline.begin(request, deadline);
        Optional<GrantId> id = access.grantAtHand();
        if (id.isEmpty()) {
            request.abortWith(OwnAnswer.nobody().asResponse());
            return;
        }
        try {
            send(request, placed(access.renewal().current(id.get())));
        } catch (GrantException noToken) {
            request.abortWith(OwnAnswer.of(noToken).asResponse());
        }
    }

    private void send(ClientRequestContext request, Grant grant) {
        if (!grant.provider().equals(provider)) {
            request.abortWith(OwnAnswer.otherProvider(grant.provider()).asResponse());
            return;
        }
        // The setting may have changed since the login; one whose owner is not known is just being made.
        if (!access.isAllowed(grant)) {
            request.abortWith(OwnAnswer.accountNotAllowed(provider).asResponse());
            return;
        }
        Optional<URI> target = target(access, grant, request.getUri());
        if (!staysBelowItsPath(request.getUri())) {
            request.abortWith(OwnAnswer.badPath().asResponse());
        } else if (target.isEmpty()) {
            request.abortWith(OwnAnswer.noBase().asResponse());
        } else {
            request.setUri(target.get());
            request.getHeaders()
                    .putSingle(AUTHORIZATION, grant.tokens().accessToken().bearer());
            request.setProperty(SENT, new Sent(grant.id(), grant.generation()));
            measure(request, grant);
        }
    }

    /** A switched grant whose reply named no API base asks for it at its first call; a login has done so when it began. */
    private Grant placed(Grant grant) {
        if (grant.parent().isPresent()
                && grant.tokens().apiBase().isEmpty()
                && new ApiBaseLookup(access).baseFor(grant) instanceof ApiBaseLookup.Found found) {
            access.renewal().place(grant.id(), found.base());
            return access.renewal().current(grant.id());
        }
        return grant;
    }

    private void measure(ClientRequestContext request, Grant grant) {
        Telemetry telemetry = access.telemetry();
        Object servers = request.getProperty(Telemetry.CLIENT_CONTEXT);
        telemetry.hideQuery(servers, request.getUri());
        request.setProperty(
                RUNNING,
                telemetry
                        .beginAlone(Work.API_CALL, servers, Tag.provider(provider))
                        .grant(grant.id().value(), grant.generation()));
    }

    /**
     * The request's path and query, untouched, at the grant's API, which is where the settings say it is, or else where the
     * grant was told; absent when that is not known or may not get a token. Stored bases were judged before, but the
     * allow-list may have changed since.
     */
    static Optional<URI> target(ApiAccess access, Grant grant, URI request) {
        Optional<URI> base = access.settings()
                .providers()
                .named(grant.provider())
                .flatMap(Provider::apiBase)
                .or(() -> grant.tokens().apiBase());
        if (base.filter(known -> access.mayGetToken(grant.provider(), known)).isEmpty()) {
            ApiAccess.log(
                    WARNING,
                    LogCode.API_FAILED,
                    "grant " + grant.id() + (base.isEmpty() ? " has no API base" : ": its API base is not allowed"));
            return Optional.empty();
        }
        String query = request.getRawQuery() == null ? "" : "?" + request.getRawQuery();
        String root = base.get().getScheme() + "://" + base.get().getRawAuthority();
        return Optional.of(URI.create(root + request.getRawPath() + query));
    }

    /**
     * No segment is {@code .}, {@code ..} or empty, however it is written. RESTEasy lets slashes in path parameters
     * pass, so that one of {@code ../users} would climb.
     */
    private static boolean staysBelowItsPath(URI uri) {
        String path = uri.getRawPath().replaceAll("(?i)%2e", ".") + "/";
        return !path.contains("//") && !path.contains("/./") && !path.contains("/../");
    }
}
