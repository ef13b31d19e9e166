package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The stand-in as a whole: start, a login from end to end, the log, the end. */
class EenSimulatorTest {
    @Test
    void startsOnAnyPortSeveralTimes() {
        try (EenSimulator one = EenSimulator.start(0);
                EenSimulator two = EenSimulator.start(0)) {
            assertTrue(one.origin().toString().matches("http://localhost:\\d+"));
            assertEquals(200, new Caller(one).get("/").statusCode());
            assertEquals(404, new Caller(two).get("/favicon.ico").statusCode());
        }
    }

    @Test
    void saysThatThePortIsTaken() {
        try (EenSimulator one = EenSimulator.start(0)) {
            int port = one.origin().getPort();
            UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> EenSimulator.start(port));
            assertTrue(refused.getMessage().contains("port " + port));
        }
    }

    @Test
    void closingFreesThePort() {
        EenSimulator one = EenSimulator.start(0);
        int port = one.origin().getPort();
        new Caller(one).tokens("ada");
        one.close();
        try (EenSimulator two = EenSimulator.start(port)) {
            assertEquals(200, new Caller(two).get("/").statusCode());
        }
    }

    @Test
    void closingOpensGates() {
        EenSimulator simulator = EenSimulator.start(0);
        Gate gate = simulator.faults().hold(EndPoint.TOKEN_ANY);
        simulator.close();
        gate.pass();
        assertEquals(1, gate.arrivals());
    }

    @Test
    void obeysItsSettings() {
        SimulatorSettings settings = SimulatorSettings.demo()
                .withRedirectUris("https://portal.example.com/callback?a=b")
                .withAccessTokenLife(Duration.ofMinutes(10));
        try (EenSimulator simulator = EenSimulator.start(0, settings)) {
            Caller caller = new Caller(simulator);
            String redirect = "&redirect_uri=https%3A%2F%2Fportal.example.com%2Fcallback%3Fa%3Db";
            String location = Caller.location(caller.signIn(Caller.AUTHORIZE + redirect, "ada"));
            assertTrue(location.startsWith("https://portal.example.com/callback?a=b&code="), location);
            String code = location.substring(location.indexOf("code=") + 5);
            JsonObject tokens = json(caller.token("grant_type=authorization_code&code=" + code + redirect));
            assertEquals(600, tokens.getInt("expires_in"));
        }
    }

    @Test
    void logsEveryPostWithoutItsSecrets() {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            Caller caller = new Caller(simulator);
            String code = caller.code(Caller.NORMAL, "ada");
            JsonObject tokens = json(caller.token("grant_type=authorization_code&code=" + code + Caller.REDIRECT
                    + "&scope=vms.all&code_verifier=not-asked-for"));
            assertEquals("invalid_grant", tokens.getString("error"));
            caller.send(caller.request("/oauth2/revoke?x=y", "Authorization", "Basic !!!")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
            TokenPost post = simulator.posts().all().get(0);
            assertEquals("token", post.endPoint());
            assertEquals("authorization_code", post.grantType());
            assertEquals(400, post.status());
            assertEquals("invalid_grant", post.error());
            assertEquals(Secrets.sha256(code), post.codeHash());
            assertEquals(Secrets.sha256("not-asked-for"), post.verifierHash());
            assertEquals("http://127.0.0.1:3333", post.redirectUri());
            assertEquals("vms.all", post.scope());
            assertEquals("application/json", post.accept());
            assertEquals("application/x-www-form-urlencoded", post.contentType());
            assertEquals(TokenPost.BasicAuth.RIGHT, post.basic());
            assertEquals(
                    List.of("grant_type", "code", "redirect_uri", "scope", "code_verifier"), post.parameterNames());
            assertTrue(post.headerNames().containsAll(Set.of("accept", "authorization", "host")));
            assertFalse(post.hasQuery());
            TokenPost revoke = simulator.posts().revokePosts().get(0);
            assertEquals(TokenPost.BasicAuth.MALFORMED, revoke.basic());
            assertTrue(revoke.hasQuery());
            String log = simulator.posts().all().toString();
            simulator.book().everyIssuedSecret().forEach(secret -> assertFalse(log.contains(secret)));
        }
    }

    @Test
    void findsRefreshTokensThatWereSentTwice() {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            Caller caller = new Caller(simulator);
            String token = caller.tokens("ada").getString("refresh_token");
            String body = "grant_type=refresh_token&refresh_token=" + token;
            caller.form("/oauth2/token", body, "Authorization", Caller.basic("een-jakarta-demo:old"));
            caller.token(body);
            assertEquals(Set.of(), simulator.posts().refreshTokensSentTwice());
            caller.token(body);
            assertEquals(Set.of(Secrets.sha256(token)), simulator.posts().refreshTokensSentTwice());
            simulator.posts().clear();
            assertEquals(List.of(), simulator.posts().all());
        }
    }

    @Test
    void settingsAndUsersDoNotPrintSecrets() {
        assertFalse(SimulatorSettings.demo().toString().contains("Secret"));
        assertFalse(DemoData.demo().toString().contains("ada-demo"));
    }
}
