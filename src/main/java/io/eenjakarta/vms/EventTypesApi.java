package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The kinds of events that there may be. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/eventTypes")
@Produces(MediaType.APPLICATION_JSON)
public interface EventTypesApi {

    /**
     * One page.
     *
     * @param language of the names, such as {@code nl}; null: English
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    EventTypePage list(
            @QueryParam("language") String language,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);
}
