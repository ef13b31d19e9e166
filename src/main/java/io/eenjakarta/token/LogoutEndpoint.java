package io.eenjakarta.token;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * The wire form of a logout at CameraManager: a DELETE with the access token, which ends it and its refresh token. {@link
 * SingleShot} is the only one to call it.
 */
public interface LogoutEndpoint {

    /** Deletes the tokens that {@code bearer} belongs to. */
    @DELETE
    @Produces(APPLICATION_JSON)
    @ClientHeaderParam(name = "Connection", value = "close")
    Response delete(@HeaderParam("Authorization") String bearer);
}
