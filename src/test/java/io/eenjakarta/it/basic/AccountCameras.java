package io.eenjakarta.it.basic;

import io.eenjakarta.vms.EagleEye;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The cameras of an account. */
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@EagleEye
@Path("/api/v3.0/cameras")
public interface AccountCameras {

    @GET
    JsonObject list();
}
