package io.eenjakarta.it.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The portal's own resources: cameras of whoever asks, and a log book. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
public class WatchResource {

    private final OwnCameras cameras;

    @Inject
    public WatchResource(@RestClient OwnCameras cameras) {
        this.cameras = cameras;
    }

    /** Public, as RESTEasy wants it. */
    public WatchResource() {
        this(null);
    }

    @GET
    @Path("cameras")
    public String cameras() {
        List<String> names = cameras.list(100).getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(camera -> camera.getString("name"))
                .toList();
        return String.join("\n", names);
    }

    @POST
    @Path("log-book")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String note(
            @FormParam("text") String text, @FormParam("tag") List<String> tags, @Context SecurityContext security) {
        return "text=" + text + " tags=" + tags + " caller="
                + security.getUserPrincipal().getName() + " master=" + security.isUserInRole("harbour-master");
    }
}
