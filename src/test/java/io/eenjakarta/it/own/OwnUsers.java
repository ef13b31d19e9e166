package io.eenjakarta.it.own;

import io.eenjakarta.vms.EagleEye;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** An interface that a portal's developer writes. */
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@EagleEye
@Path("/api/v3.0/users/self")
public interface OwnUsers {

    @GET
    String self();

    @GET
    CompletionStage<String> selfLater();
}
