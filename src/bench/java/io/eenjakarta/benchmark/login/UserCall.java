package io.eenjakarta.benchmark.login;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whose a token is. */
@Path("/api/v3.0/users/self")
public interface UserCall {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String get(@HeaderParam("Authorization") String bearer);
}
