package io.eenjakarta.vms;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** What a portal may write: the annotation is inherited. */
@Path("/api/v3.0")
@Produces("application/json")
@Consumes("application/json")
public interface PortalApi extends PortalApiParent {

    /** A body. */
    record Note(String text) {}

    @GET
    @Path("/notes")
    Note note();

    @GET
    @Path("/notes")
    Response response();

    @GET
    @Path("/notes")
    CompletionStage<Note> later();

    @GET
    @Path("/notes")
    InputStream stream(@QueryParam("sort") String sort, @QueryParam("pageToken") String pageToken);

    @GET
    @Path("/notes/{id}")
    Note one(@PathParam("id") String id);

    @POST
    @Path("/cameras:bulkUpdate")
    Note post(Note note);

    @POST
    @Path("/notes")
    Note upload(InputStream stream);

    @HEAD
    @Path("/notes")
    Response head();

    @PUT
    @Path("/notes/{id}")
    Note put(@PathParam("id") String id, Note note);

    @PUT
    @Path("/notes/{id}")
    @Idempotent
    Note putAgain(@PathParam("id") String id, Note note);

    @DELETE
    @Path("/notes/{id}")
    @Idempotent
    CompletionStage<Note> deleteAgain(@PathParam("id") String id);

    @POST
    @Path("/notes")
    @Idempotent
    Note postAgain(Note note);

    @PUT
    @Path("/notes")
    @Idempotent
    Note uploadAgain(InputStream stream);
}
