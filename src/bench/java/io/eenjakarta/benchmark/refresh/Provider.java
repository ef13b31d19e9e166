package io.eenjakarta.benchmark.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.ScriptedBrowser;
import io.eenjakarta.simulator.SimulatorSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The simulated Eagle Eye: refuses a refresh token that comes again, and leaves its login alone. */
final class Provider implements AutoCloseable {

    static final String REDIRECT = "http://127.0.0.1:3333";
    private static final Duration LONG_LIFE = Duration.ofHours(12);

    private final EenSimulator simulator;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScriptedBrowser browser = new ScriptedBrowser();

    /** @param delay of each answer to a refresh, whether tokens come or a refusal */
    Provider(int port, Duration delay) {
        simulator = EenSimulator.start(port, SimulatorSettings.demo().withRedirectUris(REDIRECT));
        simulator.posts().keepApiCalls(0);
        simulator.faults().all(EndPoint.TOKEN_REFRESH).slow(delay);
    }

    URI origin() {
        return simulator.origin();
    }

    SimulatorSettings settings() {
        return simulator.settings();
    }

    /** What our library has to be told of it. */
    Map<String, String> portal() {
        return PortalSettings.of(simulator, REDIRECT).settings();
    }

    /** Access tokens of sign-ins live so long from now on; those of refreshes, too. */
    void tokensLive(Duration life) {
        simulator.book().accessTokensLive(life);
    }

    /** From now on access tokens do not end while anything is measured. */
    void tokensLive() {
        tokensLive(LONG_LIFE);
    }

    /** How many refreshes were asked for, whatever came of them. */
    int refreshes() {
        return simulator.posts().tokenPosts("refresh_token").size();
    }

    /** Signs a user in, by the pages of the provider. */
    SignedIn signIn() throws IOException, InterruptedException {
        DemoData.User ada = simulator.settings().data().users().get(0);
        URI authorize = URI.create(origin() + "/oauth2/authorize?response_type=code&scope=vms.all&state=s&client_id="
                + settings().clientId() + "&redirect_uri=" + URLEncoder.encode(REDIRECT, UTF_8));
        String code = browser.signIn(authorize, ada.email(), ada.password())
                .getRawQuery()
                .replaceFirst(".*\\bcode=([^&]*).*", "$1");
        String pair = settings().clientId() + ":" + settings().clientSecret();
        HttpRequest request = HttpRequest.newBuilder(origin().resolve("/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=" + code + "&redirect_uri="
                        + URLEncoder.encode(REDIRECT, UTF_8)))
                .build();
        Instant now = Instant.now();
        JsonObject tokens = Json.createReader(new StringReader(
                        http.send(request, BodyHandlers.ofString()).body()))
                .readObject();
        return new SignedIn(
                tokens.getString("access_token"),
                tokens.getString("refresh_token"),
                now,
                now.plusSeconds(tokens.getInt("expires_in")));
    }

    /** The status of a call of the API with this token, whose answer is read. */
    int call(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin().resolve("/api/v3.0/users/self"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
