package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.Grant;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Answers a 401 by a newer token and one repetition, and puts what comes of that in the place of the first answer.
 * Whether a refresh is needed is {@code Renewal}'s to know: a newer generation may be there already. May block for the
 * token deadline and the time of one call.
 *
 * <p>An {@code InputStream} that was sent cannot be sent again: its 401 stands.
 */
final class RetryOn401 implements ClientResponseFilter {

    private final ApiAccess access;
    private final Client plain;

    RetryOn401(ApiAccess access, Client plain) {
        this.access = access;
        this.plain = plain;
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.getStatus() != 401
                || !(request.getProperty(BearerFilter.SENT) instanceof BearerFilter.Sent sent)
                || request.getEntity() instanceof InputStream
                || !drained(response)) {
            return;
        }
        try {
            Grant renewed = access.renewal().renewed(sent.grant(), sent.generation());
            if (renewed.generation() == sent.generation()) {
                response.setEntityStream(InputStream.nullInputStream());
                ApiAccess.log(WARNING, LogCode.API_UNAUTHORIZED, "grant " + sent.grant());
                return;
            }
            Optional<URI> target = BearerFilter.target(access, renewed, request.getUri());
            if (target.isEmpty()) {
                OwnAnswer.noBase().replace(response);
                return;
            }
            replace(
                    response,
                    Repetition.of(request)
                            .send(plain, target.get(), renewed.tokens().accessToken()));
            if (response.getStatus() != 401) {
                access.renewal().accepted(renewed);
            }
        } catch (GrantException noToken) {
            OwnAnswer.of(noToken).replace(response);
        }
        if (response.getStatus() == 401) {
            ApiAccess.log(WARNING, LogCode.API_UNAUTHORIZED, "grant " + sent.grant());
        }
    }

    /**
     * Reads the refused answer to its end, which gives its connection back. Never closes it: RESTEasy would take the
     * response itself for closed. A 401 that goes on and on is not the API's; it stays what it is.
     */
    private static boolean drained(ClientResponseContext response) throws IOException {
        if (!response.hasEntity()) {
            return true;
        }
        InputStream body = response.getEntityStream();
        return body.readNBytes(BoundedErrors.LIMIT).length < BoundedErrors.LIMIT;
    }

    private static void replace(ClientResponseContext response, Response next) {
        response.setStatus(next.getStatus());
        response.getHeaders().clear();
        next.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        if (next.hasEntity()) {
            // Closing this stream, or reading it to its end, gives the connection back.
            response.setEntityStream(next.readEntity(InputStream.class));
        } else {
            next.close();
            response.setEntityStream(InputStream.nullInputStream());
        }
    }
}
