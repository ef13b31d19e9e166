package io.eenjakarta.vms;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Subscriptions to events as JSON, for {@link Webhooks}, which portals use instead. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/eventSubscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface WebhookSubscriptionsApi {

    /** Makes one; of a webhook the platform asks for a proof of its address before it answers. */
    @POST
    JsonObject create(JsonObject wanted);

    /** One of the user's own. */
    @GET
    @Path("/{id}")
    JsonObject get(@PathParam("id") String id);

    /** Ends one. */
    @DELETE
    @Path("/{id}")
    @Idempotent
    void delete(@PathParam("id") String id);
}
