package io.eenjakarta.vms;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Subscriptions to events. One that is temporary ends by itself when nobody has taken its events for a while. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/eventSubscriptions")
@Produces(MediaType.APPLICATION_JSON)
public interface EventSubscriptionsApi {

    /** A new one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    EventSubscription create(EventSubscription.Order order);

    /** One of the user's. */
    @GET
    @Path("{id}")
    EventSubscription get(@PathParam("id") String id);

    /** Ends one. */
    @DELETE
    @Path("{id}")
    @Idempotent
    void delete(@PathParam("id") String id);
}
