package io.eenjakarta.telemetry;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/**
 * Keeps query strings out of the spans that servers open for requests of Jakarta REST clients: with a provider that takes
 * parameters there, a refresh token is among them.
 */
public final class PlainSpans implements ClientRequestFilter {

    /** After the server's own filter, which has no priority, and before those of ours that may send elsewhere. */
    public static final int LATE = Integer.MAX_VALUE - 1;

    private final Telemetry telemetry;

    public PlainSpans(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public void filter(ClientRequestContext request) {
        telemetry.hideQuery(request.getProperty(Telemetry.CLIENT_CONTEXT), request.getUri());
    }
}
