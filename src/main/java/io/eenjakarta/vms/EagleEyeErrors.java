package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER;

import io.eenjakarta.token.RetryAfter;
import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Makes a {@link VmsException} of every answer that is not a success, redirects included: following one would show the
 * token to whatever host it names.
 */
final class EagleEyeErrors implements ResponseExceptionMapper<VmsException> {

    private final Clock clock;
    /** Looked up here, on the thread that builds the client; the one that fails may not find it. */
    private final JsonReaderFactory json = Json.createReaderFactory(Map.of());

    EagleEyeErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public VmsException toThrowable(Response response) {
        ApiFault fault = ApiFault.of(response.getStatus(), body(response), json);
        int status = response.getStatus();
        return switch (status) {
            case 401 -> new VmsException.Unauthorized(fault);
            case 403 -> new VmsException.Forbidden(fault);
            case 404, 410 -> new VmsException.NotFound(fault);
            case 429 -> new VmsException.Throttled(fault, retryAfter(response));
            case 408 -> new VmsException.Unavailable(fault, retryAfter(response));
            default ->
                status >= 400 && status < 500
                        ? new VmsException.Rejected(fault)
                        : new VmsException.Unavailable(fault, retryAfter(response));
        };
    }

    private Optional<Duration> retryAfter(Response response) {
        return RetryAfter.parse(response.getHeaderString(RETRY_AFTER), clock.instant());
    }

    private static byte[] body(Response response) {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        try (InputStream body = response.readEntity(InputStream.class)) {
            return body.readNBytes(BoundedErrors.LIMIT);
        } catch (IOException | ProcessingException brokenOff) {
            return new byte[0];
        }
    }
}
