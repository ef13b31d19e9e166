package io.eenjakarta.vms;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;
import static jakarta.ws.rs.core.HttpHeaders.CONTENT_TYPE;

import io.eenjakarta.provider.LiveSettings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Opens connections of live pictures and reads them, on the thread that asks for it. Each has a client of its own, for closing
 * the client is what ends an answer without an end. No redirect is followed. Thread-safe.
 */
final class StreamSource {

    private final ApiAtHand api;
    private final ApiAccess access;
    private final LiveSettings settings;
    private final ScheduledExecutorService scheduler;
    private final EagleEyeErrors errors;

    /** Who gets the pictures. */
    interface Line {

        /**
         * Hears of a client before anything is sent by it, to close it from another thread when that must end.
         *
         * @return false when it must end already
         */
        boolean takes(Client client);

        /** Whether a token may be renewed because it was refused; says so once. */
        boolean mayRenew();

        void picture(byte[] jpeg);
    }

    StreamSource(ApiAtHand api, ApiAccess access, ScheduledExecutorService scheduler) {
        this.api = api;
        this.access = access;
        this.settings = access.settings().live();
        this.scheduler = scheduler;
        this.errors = new EagleEyeErrors(access.clock());
    }

    /**
     * Blocks for as long as pictures come.
     *
     * @param known the address that this grant was just told; absent: it is asked for
     * @return why no more come
     */
    StreamTrouble read(GrantId id, String camera, Optional<URI> known, Line line) {
        URI address;
        try {
            address = known.orElseGet(() -> GrantScope.call(id, () -> api.get().stream(camera)));
        } catch (VmsException why) {
            return StreamTrouble.ofApi(why);
        }
        try {
            Grant grant = access.renewal().current(id);
            try {
                return read(address, grant, line);
            } catch (VmsException.Unauthorized | VmsException.Forbidden refused) {
                if (!line.mayRenew()) {
                    throw refused;
                }
                Grant renewed = access.renewal().renewed(id, grant.generation());
                return read(address, renewed, line);
            }
        } catch (GrantException noToken) {
            return StreamTrouble.of(noToken);
        } catch (VmsException why) {
            return StreamTrouble.ofMedia(why);
        } catch (BrokenStream broken) {
            return StreamTrouble.broken(broken.getMessage());
        } catch (IOException | RuntimeException gone) {
            return StreamTrouble.broken(gone.getClass().getSimpleName());
        }
    }

    private StreamTrouble read(URI address, Grant grant, Line line) throws IOException {
        Client client = access.plainForStreams(access.settings().live().silence());
        try {
            if (!line.takes(client)) {
                return StreamTrouble.broken("not wanted any more");
            }
            PictureParts parts = opened(client, address, grant);
            Optional<byte[]> picture = parts.next();
            while (picture.isPresent()) {
                line.picture(picture.get());
                picture = parts.next();
            }
            return StreamTrouble.broken("it ended");
        } finally {
            client.close();
        }
    }

    /** A head that drips, and the body of a refusal, have an end as well: the client's. */
    private PictureParts opened(Client client, URI address, Grant grant) throws IOException {
        Expiry late = Expiry.after(access.settings().http().imageDeadline(), scheduler, client::close);
        try {
            Response response = client.target(address)
                    .request()
                    .header(AUTHORIZATION, grant.tokens().accessToken().bearer())
                    .get();
            if (response.getStatus() != Response.Status.UNAUTHORIZED.getStatusCode()) {
                access.renewal().accepted(grant);
            }
            if (response.getStatus() >= 300) {
                throw errors.toThrowable(response);
            }
            Optional<String> boundary = PictureParts.boundary(response.getHeaderString(CONTENT_TYPE));
            if (response.getStatus() != Response.Status.OK.getStatusCode() || boundary.isEmpty()) {
                throw new BrokenStream("no stream of pictures");
            }
            return new PictureParts(
                    response.readEntity(InputStream.class), boundary.get(), settings.partBytes(), settings.silence());
        } catch (ProcessingException e) {
            throw ApiCall.of(e);
        } finally {
            late.cancel();
        }
    }
}
