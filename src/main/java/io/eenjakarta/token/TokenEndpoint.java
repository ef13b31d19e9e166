package io.eenjakarta.token;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * The wire form of a request to the token or revocation end point: everything in the form body, the client by HTTP
 * Basic (RFC 6749 2.3.1, 3.2). {@link SingleShot} is the only one to call it.
 *
 * <p>The connection is never kept: one that dies while it idles in a pool looks exactly like a lost reply. Without
 * {@code Accept: application/json} a missing client authentication is answered with a redirect to a login page.
 */
public interface TokenEndpoint {

    /** Posts the form; the response's body is still a stream. */
    @POST
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Produces(APPLICATION_JSON)
    @ClientHeaderParam(name = "Connection", value = "close")
    Response post(@HeaderParam("Authorization") String basic, Form form);
}
