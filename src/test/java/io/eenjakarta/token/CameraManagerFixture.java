package io.eenjakarta.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Access;
import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.CameraManagerProvider;
import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** CameraManager on a bare socket, which says what it is told to, one answer after the other. */
final class CameraManagerFixture implements AutoCloseable {

    static final URI API = URI.create("https://rest.cameramanager.com");
    static final String ACCESS = "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb:10003";
    static final String REFRESH = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa:10003";
    /** As its documents show it. */
    static final String TOKENS = "{\"access_token\":\"" + ACCESS + "\",\"token_type\":\"bearer\",\"refresh_token\":\""
            + REFRESH + "\",\"expires_in\":43199,\"scope\":\"write\"}";

    static final CodeVerifier VERIFIER = new CodeVerifier("v".repeat(43));

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);
    private final Queue<String> answers = new ArrayDeque<>();
    final RawServer server;

    /** @param answers status, a space and a body each */
    CameraManagerFixture(String... answers) throws IOException {
        this.answers.addAll(List.of(answers));
        server = new RawServer(connection -> {
            String[] answer = next().split(" ", 2);
            connection.write("HTTP/1.1 " + answer[0] + " X\r\nContent-Type: application/json\r\nContent-Length: "
                    + answer[1].length() + "\r\n\r\n" + answer[1]);
        });
    }

    private synchronized String next() {
        return answers.isEmpty() ? "500 nobody expected this request" : answers.remove();
    }

    TokenClient client() {
        return client(false);
    }

    TokenClient client(boolean query) {
        return client(query, Telemetry.none());
    }

    TokenClient client(Telemetry telemetry) {
        return client(false, telemetry);
    }

    private TokenClient client(boolean query, Telemetry telemetry) {
        Settings settings = TokenFixture.settings(server.uri("/"), Duration.ofSeconds(10));
        return new TokenClient(
                provider(server.uri(""), query), settings.http(), TokenFixture.CLOCK, executor, telemetry);
    }

    /** A provider whose token end point and logout are here, and whose API is said to be at its own address. */
    static Provider provider(URI origin, boolean query) {
        return new CameraManagerProvider(
                URI.create(origin + "/oauth/authorize"),
                URI.create(origin + "/oauth/token"),
                origin,
                new ApiHosts(List.of(Pattern.compile("rest\\.cameramanager\\.com")), true, "http"),
                new ClientCredentials("cameramanager.test", new Secret("qwertyuiopasdfghjklzxcvbnm12345")),
                "https://portal.example/app/cm",
                "write",
                new Access(true, Set.of(), Set.of()),
                false,
                query);
    }

    /** The provider at its own addresses. */
    static Provider provider() {
        return provider(API, false);
    }

    /** What a login brought; its access token ends at this moment. */
    static TokenSet tokens(Optional<Instant> end) {
        return new TokenSet(
                new AccessToken(ACCESS),
                Optional.of(new RefreshToken(REFRESH)),
                TokenFixture.NOW.minusSeconds(60),
                end,
                Optional.of(API));
    }

    String request(int number) {
        return server.requests().get(number);
    }

    /** Method and path of each request, without its query. */
    List<String> calls() {
        return server.requests().stream()
                .map(request -> request.split(" HTTP/", 2)[0].replaceAll("\\?.*", ""))
                .toList();
    }

    static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    static String query(String request) {
        String address = request.split(" ", 3)[1];
        return address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
    }

    /** The parameters of a form or query, decoded; one that comes twice is a failure. */
    static Map<String, String> parameters(String encoded) {
        Map<String, String> all = new TreeMap<>();
        Arrays.stream(encoded.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
            if (all.put(pair[0], URLDecoder.decode(pair[1], UTF_8)) != null) {
                throw new AssertionError(pair[0] + " comes twice");
            }
        });
        return all;
    }

    @Override
    public void close() {
        server.close();
        executor.shutdownNow();
    }
}
