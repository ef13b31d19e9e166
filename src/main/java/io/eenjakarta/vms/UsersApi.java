package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The users of an account. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/users")
@Produces(MediaType.APPLICATION_JSON)
public interface UsersApi {

    /**
     * Whose token it is.
     *
     * @param include further members, with commas between: {@code permissions}, {@code timeZone}, ...; may be null
     */
    @GET
    @Path("/self")
    User self(@QueryParam("include") String include);
}
