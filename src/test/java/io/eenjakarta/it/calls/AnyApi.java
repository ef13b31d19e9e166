package io.eenjakarta.it.calls;

import io.eenjakarta.vms.EagleEye;
import io.eenjakarta.vms.Idempotent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Whatever end point: what a portal may write. */
@RegisterRestClient(configKey = "any", baseUri = "https://api.eagleeyenetworks.com")
@EagleEye
@Path("/api/v3.0")
@Produces(MediaType.WILDCARD)
public interface AnyApi {

    @GET
    @Path("/{what: .+}")
    String get(@PathParam("what") String what);

    @GET
    @Path("/{what: .+}")
    CompletionStage<String> later(@PathParam("what") String what);

    @GET
    @Path("/{what: .+}")
    Response response(@PathParam("what") String what);

    @GET
    @Path("/{what: .+}")
    InputStream stream(@PathParam("what") String what);

    @POST
    @Path("/{what: .+}")
    @Consumes(MediaType.TEXT_PLAIN)
    String post(@PathParam("what") String what, String text);

    @PUT
    @Path("/{what: .+}")
    @Consumes(MediaType.TEXT_PLAIN)
    @Idempotent
    String put(@PathParam("what") String what, String text);

    @POST
    @Path("/{what: .+}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    String upload(@PathParam("what") String what, InputStream content);

    @POST
    @Path("/{what: .+}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    String write(@PathParam("what") String what, StreamingOutput content);

    @POST
    @Path("/{what: .+}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    String parts(@PathParam("what") String what, List<EntityPart> content);
}
