package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Live streams. What they are is no secret; their addresses are. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/feeds")
@Produces(MediaType.APPLICATION_JSON)
public interface FeedsApi {

    /**
     * One page.
     *
     * @param deviceIds cameras, by id, with commas between; null: all that the user sees
     * @param type {@code main}, {@code preview} or {@code talkdown}; null: any
     * @param include which addresses are wanted, such as {@code hlsUrl,multipartUrl}; null: none
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    FeedPage list(
            @QueryParam("deviceId__in") String deviceIds,
            @QueryParam("type") String type,
            @QueryParam("include") String include,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);
}
