package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;
import static jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER;

import io.eenjakarta.token.RetryAfter;
import io.eenjakarta.vault.Grant;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A stream of events at the platform. One thread reads it; any thread may close it, which ends the reading at once: it has a
 * client of its own, for an answer without an end cannot be closed in another way.
 */
final class EventStream implements AutoCloseable {

    private final Client client;
    private volatile Optional<SseReader> reader = Optional.empty();

    /**
     * How the platform answered.
     *
     * @param status of HTTP; 0 when there was no answer, or none that is a stream
     * @param retryAfter what it asked for
     */
    record Answer(int status, Optional<Duration> retryAfter) {

        boolean isStream() {
            return status == 200;
        }
    }

    /** One that is not opened yet. */
    EventStream(ApiAccess access) {
        this.client = access.plainForStreams(access.settings().events().silence());
    }

    /**
     * Asks for it. Blocks until the head has come. Follows no redirect.
     *
     * @param address which may get the grant's token
     */
    Answer open(ApiAccess access, Grant grant, URI address) {
        try {
            Response response = client.target(address)
                    .request(MediaType.SERVER_SENT_EVENTS)
                    .header(AUTHORIZATION, grant.tokens().accessToken().bearer())
                    .get();
            String type =
                    String.valueOf(response.getHeaderString("Content-Type")).toLowerCase(Locale.ROOT);
            if (response.getStatus() == 200 && type.startsWith(MediaType.SERVER_SENT_EVENTS)) {
                int most = access.settings().events().eventBytes();
                reader = Optional.of(new SseReader(response.readEntity(InputStream.class), most));
                return new Answer(200, Optional.empty());
            }
            int status = response.getStatus() < 300 ? 0 : response.getStatus();
            return new Answer(
                    status,
                    RetryAfter.parse(
                            response.getHeaderString(RETRY_AFTER),
                            access.clock().instant()));
        } catch (ProcessingException | IllegalStateException none) {
            return new Answer(0, Optional.empty());
        }
    }

    /** As {@link SseReader#next}, of a stream that was opened. */
    Optional<SseReader.Message> next(Runnable alive, Runnable odd) throws IOException {
        return reader.orElseThrow().next(alive, odd);
    }

    @Override
    public void close() {
        client.close();
    }
}
