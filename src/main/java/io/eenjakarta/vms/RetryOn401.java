package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.Grant;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.util.Optional;

/**
 * Answers a 401 by a newer token and one repetition, and puts what comes of that in the place of the first answer.
 * Whether a refresh is needed is {@code Renewal}'s to know: a newer generation may be there already. May block for the
 * token deadline and what is left of the call's.
 *
 * <p>A stream that was sent cannot be sent again: its 401 stands, but the next call has a newer token.
 */
final class RetryOn401 implements ClientResponseFilter {

    /** Request property: the token was renewed for it, which is done once. */
    private static final String RENEWED = "io.eenjakarta.renewed";

    private final ApiAccess access;
    private final Resending resending;

    RetryOn401(ApiAccess access, Resending resending) {
        this.access = access;
        this.resending = resending;
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() != 401
                || !(request.getProperty(BearerFilter.SENT) instanceof BearerFilter.Sent sent)
                || FailureBody.read(response).isEmpty()) {
            return;
        }
        if (request.getProperty(RENEWED) != null) {
            ApiAccess.log(WARNING, LogCode.API_UNAUTHORIZED, "grant " + sent.grant());
            return;
        }
        request.setProperty(RENEWED, true);
        try {
            Grant renewed = access.renewal().renewed(sent.grant(), sent.generation());
            if (renewed.generation() != sent.generation()) {
                if (!Repetition.possible(request)) {
                    return;
                }
                repeat(request, renewed, response);
            }
        } catch (GrantException noToken) {
            OwnAnswer.of(noToken).replace(request, response);
        }
        if (response.getStatus() == 401) {
            ApiAccess.log(WARNING, LogCode.API_UNAUTHORIZED, "grant " + sent.grant());
        }
    }

    private void repeat(ClientRequestContext request, Grant renewed, ClientResponseContext response) {
        Optional<OwnAnswer> none = resending.send(request, renewed, response);
        if (none.isPresent()) {
            none.get().replace(request, response);
        } else if (response.getStatus() != 401) {
            access.renewal().accepted(renewed);
        }
    }
}
