package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What happened. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/events")
@Produces(MediaType.APPLICATION_JSON)
public interface EventsApi {

    /**
     * One page.
     *
     * @param actor whom it happened to, as kind and id: {@code camera:100d4c41}
     * @param types such as {@code een.motionDetectionEvent.v1}, with commas between; {@link EventTypesApi} knows them
     * @param from events that began then or later
     * @param until events that began then or earlier
     * @param include what {@link Event#data()} is to hold, such as {@code data.een.objectDetection.v1}; may be null
     * @param sort {@code +startTimestamp}, or {@code -startTimestamp}, which is what null means
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    EventPage list(
            @QueryParam("actor") String actor,
            @QueryParam("type__in") String types,
            @QueryParam("startTimestamp__gte") Instant from,
            @QueryParam("startTimestamp__lte") Instant until,
            @QueryParam("include") String include,
            @QueryParam("sort") String sort,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);
}
