package io.eenjakarta.vms;

import io.eenjakarta.provider.CameraManagerProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The users of a CameraManager account. */
@EagleEye(provider = CameraManagerProvider.NAME)
@RegisterRestClient(configKey = CameraManagerProvider.NAME, baseUri = "https://rest.cameramanager.com")
@Path("/rest/v2.0/users")
@Produces(MediaType.APPLICATION_JSON)
public interface CameraManagerUsersApi {

    /**
     * A user as CameraManager describes them.
     *
     * @param userId stable
     * @param accountId stable
     * @param email what they sign in with
     */
    record Self(Long userId, Long accountId, String email, String firstName, String lastName) {}

    /** Whose token it is. */
    @GET
    @Path("/self")
    Self self();
}
