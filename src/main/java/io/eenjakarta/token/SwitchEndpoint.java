package io.eenjakarta.token;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/** The wire form of {@code authorizationTokens}. {@link SingleShot} is the only one to call it. */
public interface SwitchEndpoint {

    /** Posts the JSON text, whose bytes no provider for JSON writes anew; the response's body is still a stream. */
    @POST
    @Consumes(APPLICATION_JSON)
    @Produces(APPLICATION_JSON)
    @ClientHeaderParam(name = "Connection", value = "close")
    Response post(@HeaderParam("Authorization") String bearer, byte[] json);
}
