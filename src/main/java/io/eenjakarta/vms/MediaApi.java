package io.eenjakarta.vms;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Images. {@link LiveImages} asks for them, reads them whole and gives the connection back. */
@EagleEye(slow = true)
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/media")
public interface MediaApi {

    /**
     * The newest image, when the camera has delivered it. Errors come as JSON, so that is accepted too.
     *
     * @param type the API has only {@code preview} here
     * @return to be closed by the caller: an open one keeps its connection
     */
    @GET
    @Path("/liveImage.jpeg")
    @Produces({"image/jpeg", "application/json"})
    Response liveImage(@QueryParam("deviceId") String deviceId, @QueryParam("type") String type);

    /**
     * A recorded image, with the time it was taken in the header {@code X-Een-Timestamp}; {@link VmsException.NotFound} where there
     * is none. Errors come as JSON, so that is accepted too.
     *
     * @return to be closed by the caller: an open one keeps its connection
     */
    @GET
    @Path("/recordedImage.jpeg")
    @Produces({"image/jpeg", "application/json"})
    Response recordedImage(@BeanParam ImageQuery query);
}
