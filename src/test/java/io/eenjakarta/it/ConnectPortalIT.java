package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.SimulatorSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers of a portal with a login of its own connect accounts of the provider, look at cameras, and disconnect. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class ConnectPortalIT {

    private static final String ADA = "00001106/ca0f61ab";
    private static final String LINUS = "00002207/ca0f72b1";

    private final Guard maria = Guard.maria();
    private final Guard tom = Guard.tom();

    @Deployment(testable = false)
    static WebArchive war() {
        return ConnectPortal.war();
    }

    @BeforeAll
    static void warmUp() {
        ConnectPortal.warmUp();
    }

    @BeforeEach
    void startAfresh() {
        ConnectPortal.empty();
        Provider.simulator().posts().clear();
    }

    @Test
    void sendsTheCallerToTheProviderWithStateAndChallenge() {
        HttpResponse<String> sent = maria.send(Map.of("target", Guard.ACCOUNTS));
        assertEquals(200, sent.statusCode());
        assertTrue(sent.body().contains("<h1>On to Eagle Eye Networks</h1>"), sent.body());
        URI authorize = Browser.location(sent);
        assertTrue(authorize.toString().startsWith(Provider.simulator().origin() + "/oauth2/authorize?"));
        assertEquals("code", Guard.parameter("response_type", authorize));
        assertEquals(SimulatorSettings.DEMO_CLIENT_ID, Guard.parameter("client_id", authorize));
        assertEquals("S256", Guard.parameter("code_challenge_method", authorize));
        assertEquals(43, Guard.parameter("code_challenge", authorize).length());
        assertEquals(43, Guard.parameter("state", authorize).length());
        assertEquals(
                URLEncoder.encode(Provider.CONNECT, StandardCharsets.UTF_8),
                Guard.parameter("redirect_uri", authorize));
        URI another = Browser.location(maria.send(Map.of("target", Guard.ACCOUNTS)));
        assertNotEquals(Guard.parameter("state", authorize), Guard.parameter("state", another));
        assertNotEquals(Guard.parameter("code_challenge", authorize), Guard.parameter("code_challenge", another));
    }

    @Test
    void keepsAGrantForUnattendedUseUnderTheCallersName() {
        ServerLog log = new ServerLog();
        HttpResponse<String> back = connectAda();
        assertEquals(302, back.statusCode(), back.body());
        assertEquals(Provider.portal(Guard.ACCOUNTS), Browser.location(back));
        String account = only(maria.accounts());
        assertTrue(account.startsWith(ADA + " ACTIVE: "), account);
        assertTrue(account.contains("Main gate"), account);
        assertEquals(
                "OFFLINE ACTIVE", maria.open("/desk/kind?" + only(maria.ids())).body());
        assertTrue(log.has(LogCode.LINK_DONE, "caller \"maria\", account \"00001106\""));
    }

    @Test
    void connectsASecondAccountBesideTheFirst() {
        connectAda();
        connectLinus();
        List<String> accounts = maria.accounts();
        assertEquals(2, accounts.size(), accounts.toString());
        assertTrue(accounts.get(0).startsWith(ADA + " ACTIVE: "), accounts.toString());
        assertTrue(accounts.get(1).startsWith(LINUS + " ACTIVE: "), accounts.toString());
        assertTrue(accounts.get(0).contains("Main gate") && !accounts.get(0).contains("Reception"));
        assertTrue(accounts.get(1).contains("Reception") && !accounts.get(1).contains("Main gate"));
        assertEquals(2, ConnectPortal.liveTokens());
    }

    @Test
    void replacesTheGrantWhenTheSameUserConnectsAgain() {
        connectAda();
        String first = only(maria.ids());
        connectAda();
        assertNotEquals(first, only(maria.ids()));
        assertTrue(Await.until(() -> ConnectPortal.liveTokens() == 1), "the older grant's tokens are given back");
        assertEquals("none", maria.open("/desk/kind?" + first).body());
    }

    @Test
    void showsAnotherCallerNothingAndLetsThemEndNothing() {
        connectAda();
        String id = only(maria.ids());
        assertEquals(List.of(), tom.accounts());
        ServerLog log = new ServerLog();
        assertEquals(302, tom.disconnect(id).statusCode());
        assertTrue(log.has(LogCode.LINK_NOT_OWN, "caller \"tom\""));
        assertEquals(id, only(maria.ids()));
        assertEquals(1, ConnectPortal.liveTokens());
    }

    @Test
    void connectsTheSameUserToTwoCallersApart() {
        connectAda();
        tom.connect("ada@example.com", "ada-demo");
        assertNotEquals(only(maria.ids()), only(tom.ids()));
        tom.disconnect(only(tom.ids()));
        assertTrue(Await.until(() -> ConnectPortal.liveTokens() == 1));
        assertTrue(only(maria.accounts()).contains("Main gate"));
    }

    @Test
    @Requirement("C28")
    void disconnectsAndGivesTheTokensBack() {
        connectAda();
        connectLinus();
        String ada = maria.ids().get(0);
        HttpResponse<String> done = maria.disconnect(ada);
        assertEquals(Provider.portal(Guard.ACCOUNTS), Browser.location(done));
        assertTrue(only(maria.accounts()).startsWith(LINUS + " ACTIVE: Ambulance"), "the other one works on");
        assertTrue(Await.until(() -> ConnectPortal.liveTokens() == 1));
        assertEquals("none", maria.open("/desk/kind?" + ada).body());
        assertFalse(Provider.simulator().posts().revokePosts().isEmpty());
    }

    @Test
    void healsACallOfEachAccountByItsOwnGrant() {
        connectAda();
        connectLinus();
        Provider.simulator().book().killAccessTokens();
        List<String> accounts = maria.accounts();
        assertTrue(accounts.get(0).contains("Main gate"), accounts.toString());
        assertTrue(accounts.get(1).contains("Reception"), accounts.toString());
        assertEquals(2, Provider.simulator().posts().tokenPosts("refresh_token").size());
    }

    @Test
    void saysWhichAccountNeedsAnotherSignInAndTakesIt() {
        connectAda();
        Provider.simulator().book().killGrants();
        String account = only(maria.accounts());
        assertTrue(account.startsWith(ADA + " NEEDS_LOGIN: no cameras just now"), account);
        connectAda();
        account = only(maria.accounts());
        assertTrue(account.startsWith(ADA + " ACTIVE: ") && account.contains("Main gate"), account);
    }

    private HttpResponse<String> connectAda() {
        return maria.connect("ada@example.com", "ada-demo");
    }

    /** The provider's own session of the browser would bring Ada back. */
    private void connectLinus() {
        HttpResponse<String> sent = maria.send(Map.of("target", Guard.ACCOUNTS));
        URI back = new Browser().authorize(Browser.location(sent), "linus@example.com", "linus-demo");
        assertEquals(302, maria.open(back).statusCode());
    }

    private static String only(List<String> of) {
        assertEquals(1, of.size(), of.toString());
        return of.get(0);
    }
}
