package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The bridges of an account. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/bridges")
@Produces(MediaType.APPLICATION_JSON)
public interface BridgesApi {

    /**
     * One page.
     *
     * @param nameContains part of the name, in any case; may be null
     * @param locationIds ids with commas between; may be null
     * @param statuses words of {@link Camera.Status} with commas between; may be null
     * @param include further members, with commas between; may be null
     * @param sort a member with its direction in front, such as {@code +name}; may be null
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    BridgePage list(
            @QueryParam("name__contains") String nameContains,
            @QueryParam("locationId__in") String locationIds,
            @QueryParam("status__in") String statuses,
            @QueryParam("include") String include,
            @QueryParam("sort") String sort,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);

    /** One bridge, by its eight hexadecimal digits. */
    @GET
    @Path("/{id}")
    Bridge get(@PathParam("id") String id, @QueryParam("include") String include);
}
