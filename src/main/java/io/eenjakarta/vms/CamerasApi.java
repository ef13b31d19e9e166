package io.eenjakarta.vms;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The cameras a user sees. {@link Cameras} walks all pages. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/cameras")
@Produces(MediaType.APPLICATION_JSON)
public interface CamerasApi {

    /**
     * One page.
     *
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     * @param include further members, with commas between; {@code status} for the connection; may be null
     * @param sort a member with its direction in front, such as {@code +name}; may be null
     */
    @GET
    CameraPage list(
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken,
            @QueryParam("include") String include,
            @QueryParam("sort") String sort);

    /**
     * One page of the cameras that fit.
     *
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before, which was asked for with the same query; null: the first page
     */
    @GET
    CameraPage list(
            @BeanParam CameraQuery query,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);

    /** One camera, by its eight hexadecimal digits. */
    @GET
    @Path("/{id}")
    Camera get(@PathParam("id") String id, @QueryParam("include") String include);
}
