package io.eenjakarta.vms;

import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Tag;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

/** Ends the measurement that {@link BearerFilter} began, with the status that the caller sees; a repetition is part of it. */
final class MeasuredAnswer implements ClientResponseFilter {

    private static final int FIRST_FAILURE = 400;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(BearerFilter.RUNNING) instanceof Running call) {
            request.removeProperty(BearerFilter.RUNNING);
            call.tag(Tag.status(response.getStatus()));
            if (response.getStatus() < FIRST_FAILURE) {
                call.succeeded("success");
            }
            call.close();
        }
    }
}
