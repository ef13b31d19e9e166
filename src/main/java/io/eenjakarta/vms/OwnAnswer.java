package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.renewal.GrantException;
import jakarta.json.Json;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What we answer in the API's place, in its official error shape. Both servers hand a response on as it is, while an
 * exception thrown by a filter reaches the caller wrapped in ways that differ.
 */
record OwnAnswer(int status, String word, String reason, String message, Optional<Duration> retryAfter) {

    /** Reasons of our own, which the API does not have. */
    static final String NO_GRANT = "noGrant";

    static final String NEEDS_LOGIN = "needsLogin";

    static final String MISCONFIGURED = "misconfigured";
    private static final String TRY_LATER = "tryLater";
    private static final String NO_API_BASE = "noApiBase";

    /** Those of a 503 that concern one grant, and not the API. */
    static final Set<String> OF_GRANT = Set.of(MISCONFIGURED, TRY_LATER, NO_API_BASE);

    static final String CONNECTIONS_IN_USE = "connectionsInUse";

    static OwnAnswer nobody() {
        return unauthorized(NO_GRANT, "nobody is logged in and no grant was named");
    }

    static OwnAnswer noBase() {
        return unavailable(NO_API_BASE, "the address of the account's API is not known or not allowed");
    }

    /** The call's time is over. */
    static OwnAnswer late() {
        return unavailable("deadline", "no answer within een.api-deadline");
    }

    /** A repetition of which nothing came, for the reason that an exception has. */
    static OwnAnswer of(VmsException noAnswer) {
        return unavailable(noAnswer.reason(), "no answer when it was sent again");
    }

    static OwnAnswer badPath() {
        return new OwnAnswer(400, "invalidArgument", "badPath", "a path segment is empty or dots", Optional.empty());
    }

    /** The grant at hand is good, but not for this interface. */
    static OwnAnswer otherProvider(String provider) {
        return new OwnAnswer(
                400,
                "invalidArgument",
                "otherProvider",
                "the grant is one of provider " + provider + ", which this interface does not describe",
                Optional.empty());
    }

    /** The grant at hand is good, but its account may not come in any more. */
    static OwnAnswer accountNotAllowed(String provider) {
        return new OwnAnswer(
                403,
                "permissionDenied",
                "accountNotAllowed",
                "the grant's account is not in " + provider + ".allowed-accounts",
                Optional.empty());
    }

    static OwnAnswer of(GrantException cause) {
        if (cause instanceof GrantException.TryLater later) {
            return new OwnAnswer(503, "unavailable", TRY_LATER, later.getMessage(), later.retryAfter());
        }
        return cause instanceof GrantException.NeedsLogin
                ? unauthorized(NEEDS_LOGIN, cause.getMessage())
                : unavailable(MISCONFIGURED, cause.getMessage());
    }

    private static OwnAnswer unauthorized(String reason, String message) {
        return new OwnAnswer(401, "unauthenticated", reason, message, Optional.empty());
    }

    private static OwnAnswer unavailable(String reason, String message) {
        return new OwnAnswer(503, "unavailable", reason, message, Optional.empty());
    }

    Response asResponse() {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body());
        seconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    /** Puts it in the place of an answer; what is ours is sent again by nobody. */
    void replace(ClientRequestContext request, ClientResponseContext response) {
        request.removeProperty(BearerFilter.SENT);
        response.setStatus(status);
        response.getHeaders().clear();
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        seconds().ifPresent(seconds -> response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds));
        response.setEntityStream(new ByteArrayInputStream(body()));
    }

    private Optional<String> seconds() {
        return retryAfter.map(duration -> Long.toString(duration.toSeconds()));
    }

    private byte[] body() {
        return Json.createObjectBuilder()
                .add("code", status)
                .add("status", word)
                .add("message", message)
                .add(
                        "details",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "errorInfo")
                                        .add("reason", reason)
                                        .add("domain", "een-jakarta")))
                .build()
                .toString()
                .getBytes(UTF_8);
    }
}
