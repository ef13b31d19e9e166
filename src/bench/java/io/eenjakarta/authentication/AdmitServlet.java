package io.eenjakarta.authentication;

import io.eenjakarta.callback.LoginCompletion;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.User;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a sign-in without its beginning, for a measurement that needs more people than could walk through one: stores a
 * grant and lets its user in by the code that does so after an answer of the provider. Lies in no archive that is shipped.
 */
@WebServlet(AdmitServlet.PATH)
public class AdmitServlet extends HttpServlet {

    /** With a query {@code ?user=} and a name. */
    public static final String PATH = "/bench-enter";

    private static final long serialVersionUID = 1L;
    private static final String ACCOUNT = "00001106";
    /** As long as those of the platform. */
    private static final String ACCESS_TOKEN = "a".repeat(800);

    private final transient Entrance entrance;
    private final transient Renewal renewal;

    @Inject
    public AdmitServlet(Entrance entrance, Renewal renewal) {
        this.entrance = entrance;
        this.renewal = renewal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("user");
        Instant now = Instant.now();
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.of(new Grant.Owner(ACCOUNT, name)),
                1,
                GrantStatus.ACTIVE,
                "",
                new TokenSet(
                        new AccessToken(ACCESS_TOKEN + name),
                        Optional.of(new RefreshToken("refresh-" + GrantId.random())),
                        now,
                        Optional.of(now.plus(Duration.ofHours(12))),
                        Optional.of(URI.create("https://api.c001.eagleeyenetworks.com"))),
                now,
                now);
        renewal.open(grant);
        User user = new User(name, ACCOUNT, "Ada", name, name + "@example.com", "en", Map.of(), null);
        boolean refused = entrance.admit(new LoginCompletion.Arrived("een", grant.id(), user, "/"), request, response)
                .isPresent();
        response.setStatus(refused ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NO_CONTENT);
    }
}
