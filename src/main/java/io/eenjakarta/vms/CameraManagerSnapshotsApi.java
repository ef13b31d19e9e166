package io.eenjakarta.vms;

import io.eenjakarta.provider.CameraManagerProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Images, made on demand. The platform limits how many at a time and wants them cached: {@link LiveImages} does that.
 */
@EagleEye(provider = CameraManagerProvider.NAME, slow = true)
@RegisterRestClient(configKey = CameraManagerProvider.NAME, baseUri = "https://rest.cameramanager.com")
@Path("/rest/v2.0/cameras")
public interface CameraManagerSnapshotsApi {

    /**
     * What a camera shows now. Errors come as JSON, so that is accepted too.
     *
     * @param resolution width and height, such as {@code 640x360}
     * @param includeTimestamp whether the time is painted into it
     * @return to be closed by the caller: an open one keeps its connection
     */
    @GET
    @Path("/{id}/snapshot")
    @Produces({"image/jpeg", "application/json"})
    Response snapshot(
            @PathParam("id") String id,
            @QueryParam("resolution") String resolution,
            @QueryParam("includeTimestamp") boolean includeTimestamp);
}
