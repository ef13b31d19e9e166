package io.eenjakarta.it.faces;

import io.eenjakarta.vms.EagleEye;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** As much of the API as this portal needs. */
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@EagleEye
@Path("/api/v3.0/cameras")
public interface OwnCameras {

    @GET
    JsonObject list(@QueryParam("pageSize") int pageSize);
}
