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
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Calls under a connected grant that is named, for an administrator who wants to know whether a job would get its answers:
 * {@code GET /admin/calls/{grant}/cameras}, all cameras that the grant's user sees, with their status, and {@code /user}, whom
 * the provider knows by it. Each is audited. Answers are JSON, hold what the API said, and no token.
 */
@WebServlet("/admin/calls/*")
public class UnattendedCalls extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final transient Pages pages;
    private final transient Unattended unattended;
    private final transient Cameras cameras;
    private final transient CallerLookup users;
    private final transient Renewal renewal;
    private final transient AuditTrail audit;

    @Inject
    public UnattendedCalls(
            Pages pages,
            Unattended unattended,
            Cameras cameras,
            CallerLookup users,
            Renewal renewal,
            AuditTrail audit) {
        this.pages = pages;
        this.unattended = unattended;
        this.cameras = cameras;
        this.users = users;
        this.renewal = renewal;
        this.audit = audit;
    }

    /** Looks once more who asks, as {@link AdminPage} does. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!AdminPage.mayCome(request)) {
            pages.fail(Failure.FORBIDDEN, request, response);
            return;
        }
        AdminRequest asked = new AdminRequest(request);
        String[] path = asked.path();
        String what = path.length == 2 ? path[1] : "";
        try {
            switch (what) {
                case "cameras" -> answer(path[0], asked, what, this::cameras, response);
                case "user" -> answer(path[0], asked, what, this::user, response);
                default -> pages.fail(Failure.NOT_FOUND, request, response);
            }
        } catch (RuntimeException e) {
            pages.fail(e, request, response);
        }
    }

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private JsonObject cameras(GrantId grant) {
        JsonArrayBuilder list = JsonAnswer.BUILDERS.createArrayBuilder();
        unattended.as(grant, cameras::all).forEach(camera -> list.add(json(camera)));
        return JsonAnswer.BUILDERS.createObjectBuilder().add("cameras", list).build();
    }

    private JsonObject user(GrantId grant) {
        User user = unattended.as(grant, () -> users.who(grant));
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("account", user.accountId())
                .add("user", user.id())
                .build();
    }

    private void answer(
            String id,
            AdminRequest asked,
            String what,
            Function<GrantId, JsonObject> call,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            if (!ID.matcher(id).matches() || !isConnected(new GrantId(id))) {
                fail(response, 404, "no_such_connection", "there is no connected grant of this id");
                return;
            }
            GrantId grant = new GrantId(id);
            audit.record(
                    Occurrence.of(Act.ADMIN_CALLED).by(asked.who()).to(grant).because(what));
            JsonAnswer.send(response, HttpServletResponse.SC_OK, call.apply(grant));
        } catch (GrantException.NeedsLogin dead) {
            fail(response, 409, "needs_login", dead.getMessage());
        } catch (GrantException | VmsException failed) {
            Failure failure = Failures.page(failed);
            fail(response, failure.status() == 503 ? 503 : 502, "provider_failed", failed.getMessage());
        }
    }

    private boolean isConnected(GrantId grant) {
        return renewal.peek(grant)
                .map(Grant::kind)
                .filter(GrantKind.OFFLINE::equals)
                .isPresent();
    }

    private static JsonObject json(Camera camera) {
        String status = camera.status() == null ? null : camera.status().connectionStatus();
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("id", text(camera.id()))
                .add("name", text(camera.name()))
                .add("status", text(status))
                .build();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static void fail(HttpServletResponse response, int status, String error, String message)
            throws IOException {
        JsonAnswer.send(
                response,
                status,
                JsonAnswer.BUILDERS
                        .createObjectBuilder()
                        .add("error", error)
                        .add("message", Excerpt.of(message))
                        .build());
    }
}
