package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What was recorded when. {@link MediaApi} has the images themselves. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/media")
@Produces(MediaType.APPLICATION_JSON)
public interface RecordingsApi {

    /**
     * One page.
     *
     * @param type {@code main} or {@code preview}
     * @param mediaType {@code video} or {@code image}
     * @param until null: until now
     * @param coalesce whether stretches that touch become one; null: they do
     * @param include which addresses are wanted, such as {@code mp4Url}; null: none
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    RecordingPage list(
            @QueryParam("deviceId") String deviceId,
            @QueryParam("type") String type,
            @QueryParam("mediaType") String mediaType,
            @QueryParam("startTimestamp__gte") Instant from,
            @QueryParam("endTimestamp__lte") Instant until,
            @QueryParam("coalesce") Boolean coalesce,
            @QueryParam("include") String include,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);
}
