package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.TokenPost;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Token requests as the documents of CameraManager show them, for operators who find that it takes no others. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CameraManagerQueryIT {

    private final Browser browser = new Browser();
    private final CameraManagerSimulator simulator = CameraManager.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings = new HashMap<>(CameraManagerProtocolIT.addresses());
        settings.put("cameramanager.token-transport", "query");
        return CameraManager.warWith(settings);
    }

    @BeforeEach
    void forget() {
        CameraManagerProtocolIT.TAP.forget();
    }

    @Test
    @Requirement("C14")
    void aCodeIsExchangedInTheQueryStringWithTheClientInTheHeaderAndNoBody() {
        Returned returned = Person.MIA.returned(browser, "/account");
        assertEquals(302, returned.bring(browser).statusCode());
        assertEquals(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        returned.code(),
                        "redirect_uri",
                        CameraManager.CALLBACK,
                        "scope",
                        "write"),
                query());
        assertFalse(simulator.posts().anyPkce());
    }

    @Test
    void aRefreshTokenIsExchangedInTheQueryStringToo() {
        Person.MIA.signIn(browser, "/account");
        simulator.book().killAccessTokens();
        CameraManagerProtocolIT.TAP.forget();
        assertEquals(200, browser.open("/account").statusCode());
        String token = simulator.book().liveRefreshTokens().iterator().next();
        assertEquals(Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "write"), query());
        TokenPost sent = simulator.posts().tokenPosts("refresh_token").get(0);
        assertEquals(TokenPost.Transport.QUERY, sent.transport());
    }

    /** The other one drops what stands in the address. */
    @Test
    void theOtherProviderGetsAFormAllTheSame() {
        assertEquals(200, Person.ADA.signIn(browser, "/account").statusCode());
        TokenPost sent =
                Provider.simulator().posts().tokenPosts("authorization_code").get(0);
        assertEquals(TokenPost.Transport.FORM, sent.transport());
    }

    /** The parameters in the address of the first POST, whose every header has been checked. */
    private static Map<String, String> query() {
        String request = CameraManagerProtocolIT.TAP.sent("POST /oauth/token?");
        Map<String, String> headers = ProtocolIT.headers(request);
        assertTrue(headers.remove("user-agent") != null);
        assertEquals(
                Map.of(
                        "authorization",
                        CameraManagerProtocolIT.basic(),
                        "accept",
                        "application/json",
                        "connection",
                        "close",
                        "host",
                        CameraManagerProtocolIT.HOST),
                CameraManagerProtocolIT.withoutLengthOfNothing(headers));
        assertTrue(request.endsWith("\r\n\r\n"), "no body");
        return ProtocolIT.form(request.replaceAll("(?s)POST /oauth/token\\?(\\S*) HTTP/1.1\r\n.*", "$1"));
    }
}
