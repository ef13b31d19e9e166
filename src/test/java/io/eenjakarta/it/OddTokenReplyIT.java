package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.TOKEN_CODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.FaultArming;
import io.eenjakarta.simulator.Faults;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies with tokens that are unlike the documentation, or like an older one: no pair is thrown away for it. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class OddTokenReplyIT {

    private final Browser browser = new Browser();
    private final Faults faults = Provider.simulator().faults();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                odd("no expires_in", a -> a.without("expires_in"), "\"expires\":null"),
                odd("expires_in 0", a -> a.expiresIn(0), "\"expires\":null"),
                odd("expires_in -1", a -> a.expiresIn(-1), "\"expires\":null"),
                odd("expires_in of 300 million years", a -> a.expiresIn(Long.MAX_VALUE), "\"expires\":\"2"),
                odd("expires_in as text", a -> a.expiresIn("43200"), "\"expires\":null"),
                odd("expires_in null", a -> a.with("expires_in", JsonValue.NULL), "\"expires\":null"),
                odd("token_type mac", a -> a.with("token_type", text("mac")), "\"expires\":\"2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    @Requirement({"C15", "C18"})
    void keepsThePairWhateverElseIsOddAboutTheReply(String what, Consumer<FaultArming> fault, String expires) {
        ServerLog log = new ServerLog();
        fault.accept(faults.all(TOKEN_CODE));
        signsIn();
        assertTrue(log.has(LogCode.TOKEN_ODD, ""));
        String session = browser.get(Provider.portal("/session"), Map.of()).body();
        assertTrue(session.contains(expires), session);
        assertEquals(200, browser.open("/account").statusCode());
        assertTrue(Provider.simulator().posts().tokenPosts("refresh_token").isEmpty(), "no refresh is due");
    }

    static Stream<Arguments> tolerated() {
        return Stream.of(
                fault("httpsBaseUrl absent", a -> a.without("httpsBaseUrl")),
                fault("httpsBaseUrl null", a -> a.with("httpsBaseUrl", JsonValue.NULL)),
                fault(
                        "httpsBaseUrl a URL",
                        a -> a.baseUrl(Provider.simulator().origin().toString())),
                fault("token_type in small letters", a -> a.with("token_type", text("bearer"))),
                fault("scope absent", a -> a.without("scope")),
                fault("refresh_token absent, as for public clients", a -> a.without("refresh_token")),
                fault("an unknown member", a -> a.with("surprise", JsonValue.EMPTY_JSON_OBJECT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    @Requirement("C15")
    void takesEveryReplyThatEagleEyeIsKnownToGive(String what, Consumer<FaultArming> fault) {
        fault.accept(faults.all(TOKEN_CODE));
        signsIn();
    }

    private void signsIn() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/account");
        assertEquals(200, page.statusCode(), page.body());
    }

    private static Arguments odd(String what, Consumer<FaultArming> fault, String expires) {
        return Arguments.of(what, fault, expires);
    }

    private static Arguments fault(String what, Consumer<FaultArming> fault) {
        return Arguments.of(what, fault);
    }

    private static JsonValue text(String value) {
        return Json.createValue(value);
    }
}
