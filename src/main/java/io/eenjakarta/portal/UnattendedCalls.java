package io.eenjakarta.portal;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vms.CallerLookup;
import io.eenjakarta.vms.Camera;
import io.eenjakarta.vms.Cameras;
import io.eenjakarta.vms.Unattended;
import io.eenjakarta.vms.User;
import io.eenjakarta.vms.VmsException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Calls under a connected grant that is named, for an administrator who wants to know whether a job would get its answers. Each is
 * audited. Answers hold what the API said, and no token.
 */
@Path("/{grant}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class UnattendedCalls {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Unattended unattended;
    private final Cameras cameras;
    private final CallerLookup users;
    private final Renewal renewal;
    private final AuditTrail audit;

    @Inject
    public UnattendedCalls(
            Unattended unattended, Cameras cameras, CallerLookup users, Renewal renewal, AuditTrail audit) {
        this.unattended = unattended;
        this.cameras = cameras;
        this.users = users;
        this.renewal = renewal;
        this.audit = audit;
    }

    /** For the container's proxy; public, because RESTEasy looks for it before it asks CDI. */
    public UnattendedCalls() {
        this(null, null, null, null, null);
    }

    /** All cameras that the grant's user sees, with their status. */
    @GET
    @Path("/cameras")
    public Response cameras(@PathParam("grant") String id, @Context SecurityContext who) {
        return answer(id, who, "cameras", grant -> {
            JsonArrayBuilder list = Json.createArrayBuilder();
            unattended.as(grant, cameras::all).forEach(camera -> list.add(json(camera)));
            return Json.createObjectBuilder().add("cameras", list).build();
        });
    }

    /** Whom the provider knows by the grant. */
    @GET
    @Path("/user")
    public Response user(@PathParam("grant") String id, @Context SecurityContext who) {
        return answer(id, who, "user", grant -> {
            User user = unattended.as(grant, () -> users.who(grant));
            return Json.createObjectBuilder()
                    .add("account", user.accountId())
                    .add("user", user.id())
                    .build();
        });
    }

    /** {@code web.xml} lets nobody else come here; this looks once more, because what it tells is other people's. */
    private Response answer(String id, SecurityContext who, String what, Function<GrantId, JsonObject> call) {
        if (!who.isUserInRole(AdminPage.GROUP)) {
            return error(403, "forbidden", "for administrators");
        }
        try {
            GrantId grant = new GrantId(id);
            boolean known = ID.matcher(id).matches()
                    && renewal.peek(grant)
                            .map(Grant::kind)
                            .filter(GrantKind.OFFLINE::equals)
                            .isPresent();
            if (!known) {
                return error(404, "no_such_connection", "there is no connected grant of this id");
            }
            audit.record(Occurrence.of(Act.ADMIN_CALLED)
                    .by(who.getUserPrincipal().getName())
                    .to(grant)
                    .because(what));
            return Response.ok(call.apply(grant))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (GrantException.NeedsLogin dead) {
            return error(409, "needs_login", dead.getMessage());
        } catch (GrantException | VmsException failed) {
            Failure failure = Failures.page(failed);
            return error(failure.status() == 503 ? 503 : 502, "provider_failed", failed.getMessage());
        }
    }

    private static JsonObject json(Camera camera) {
        String status = camera.status() == null ? null : camera.status().connectionStatus();
        return Json.createObjectBuilder()
                .add("id", text(camera.id()))
                .add("name", text(camera.name()))
                .add("status", text(status))
                .build();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Response error(int status, String error, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(Json.createObjectBuilder()
                        .add("error", error)
                        .add("message", Excerpt.of(message))
                        .build())
                .build();
    }
}
