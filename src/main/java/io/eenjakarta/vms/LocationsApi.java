package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Locations. The platform has them in its professional and enterprise editions; elsewhere calls end in {@link
 * VmsException.Forbidden} with the reason {@code wrongEdition}. {@link Locations} walks all pages.
 */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/locations")
@Produces(MediaType.APPLICATION_JSON)
public interface LocationsApi {

    /**
     * One page.
     *
     * @param nameContains part of the name, in any case; may be null
     * @param include further members, with commas between, such as {@code address,notes}; may be null
     * @param sort a member with its direction in front, such as {@code +name}; may be null
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    LocationPage list(
            @QueryParam("name__contains") String nameContains,
            @QueryParam("include") String include,
            @QueryParam("sort") String sort,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);

    /** One location. */
    @GET
    @Path("/{id}")
    Location get(@PathParam("id") String id, @QueryParam("include") String include);
}
