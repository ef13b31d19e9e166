package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The accounts a user sees: a reseller's customers, or just the user's own. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/accounts")
@Produces(MediaType.APPLICATION_JSON)
public interface AccountsApi {

    /**
     * One page.
     *
     * @param pageSize 1 to 500, cut to that by the API; null: 100
     * @param pageToken {@link Page#nextPageToken()} of the page before; null: the first page
     */
    @GET
    AccountPage list(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageToken") String pageToken);

    /**
     * One page of those with a name that has this in it.
     *
     * @param part of the name
     * @param pageSize as with {@link #list}
     * @param pageToken as with {@link #list}
     */
    @GET
    AccountPage search(
            @QueryParam("name__contains") String part,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("pageToken") String pageToken);

    /** The user's own account. The platform's description names it without its path: do not rely on it. */
    @GET
    @Path("/self")
    Account self();
}
