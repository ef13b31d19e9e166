package io.eenjakarta.token;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * The wire form of a token request as the documents of CameraManager show it: an empty body, everything in the query
 * string. Not the default: addresses are logged by servers between, bodies are not. {@link SingleShot} is the only one to
 * call it.
 */
public interface QueryTokenEndpoint {

    /** Posts nothing to the address with these parameters, of which those that are null are left out. */
    @POST
    @Produces(APPLICATION_JSON)
    @ClientHeaderParam(name = "Connection", value = "close")
    Response post(
            @HeaderParam("Authorization") String basic,
            @QueryParam("grant_type") String grantType,
            @QueryParam("scope") String scope,
            @QueryParam("code") String code,
            @QueryParam("redirect_uri") String redirectUri,
            @QueryParam("refresh_token") String refreshToken);
}
