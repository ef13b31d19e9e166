package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where a media session begins. {@link MediaAddresses#session()} also checks what is answered. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/media/session")
@Produces(MediaType.APPLICATION_JSON)
public interface MediaSessionApi {

    /**
     * What is answered.
     *
     * @param url whoever calls it with a token gets a cookie that is as good for media
     */
    record Session(String url) {}

    /** The address, as it comes. */
    @GET
    Session get();
}
