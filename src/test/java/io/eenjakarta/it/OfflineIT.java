package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.offline.OfflineServlet;
import io.eenjakarta.it.own.OwnCallsServlet;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A grant by its name, with no request and nobody logged in: from timers, and from transactions that fail. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class OfflineIT {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "offline-work-verifier-0123456789-0123456789";

    private final Browser browser = new Browser();
    private final EenSimulator simulator = Provider.simulator();
    private String grant;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war()
                .addPackage(OwnCallsServlet.class.getPackage())
                .addPackage(OfflineServlet.class.getPackage());
    }

    @BeforeEach
    void connect() throws Exception {
        String code = code();
        Evidence.secrets(List.of(code, VERIFIER));
        grant = work("connect", Map.of("code", code, "verifier", VERIFIER, "grant", ""));
        assertEquals("OFFLINE ACTIVE 1", of("generation"));
    }

    @Test
    void servesTwentyTimersWithOneRefresh() {
        assertTrue(of("timers").contains("ada@example.com"));
        simulator.book().killAccessTokens();
        assertTrue(of("timers").contains("ada@example.com"));
        assertEquals(1, simulator.posts().tokenPosts("refresh_token").size());
        assertEquals("OFFLINE ACTIVE 2", of("generation"));
    }

    @Test
    void keepsARotationThatHappenedInsideATransactionThatWasRolledBack() {
        simulator.book().killAccessTokens();
        assertEquals("OFFLINE ACTIVE 2", of("in-vain"));
        assertTrue(of("timers").contains("ada@example.com"));
        assertEquals(1, simulator.posts().tokenPosts("refresh_token").size());
    }

    @Test
    void endsAGrantForGoodInsideATransactionThatWasRolledBack() {
        assertEquals("none", of("end-in-vain"));
        assertEquals("none", of("generation"));
    }

    @Test
    void outlivesTheLoginOfTheSameUser() {
        Browser ada = new Browser();
        assertEquals(200, ada.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        ada.open("/cameras/own?logout");
        assertEquals("OFFLINE ACTIVE 1", of("generation"));
        assertTrue(of("timers").contains("ada@example.com"));
    }

    private String of(String what) {
        return work(what, Map.of("grant", grant));
    }

    private String work(String what, Map<String, String> form) {
        return browser.post(Provider.portal("/host-offline/" + what), form, Map.of())
                .body();
    }

    private String code() throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII)));
        URI authorize = URI.create(simulator.origin() + "/oauth2/authorize?response_type=code&client_id="
                + SimulatorSettings.DEMO_CLIENT_ID + "&scope=vms.all&state=offline-0123456789"
                + "&redirect_uri=" + URLEncoder.encode(Provider.PORTAL, StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + challenge);
        Matcher code = CODE.matcher(
                browser.authorize(authorize, "ada@example.com", "ada-demo").toString());
        assertTrue(code.find());
        return code.group(1);
    }
}
