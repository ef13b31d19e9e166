package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SocketFault;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a collector gets from a server that is configured as documented: what the documentation lists, and no secret. */
class TelemetryIT {

    private static Collector collector;
    private static MeasuredServer server;

    @BeforeAll
    static void aUserGoesThroughAllThatCanHappen() throws IOException {
        Provider.simulator().faults().clear();
        Provider.simulator().clock().reset();
        collector = new Collector();
        server = MeasuredServer.started(collector);
        Browser ada = arrived("een", "ada@example.com", "ada-demo");
        assertEquals(200, open(ada, "/cameras").statusCode());
        Provider.simulator().book().killAccessTokens();
        assertEquals(200, open(ada, "/account").statusCode());

        Provider.simulator().book().killAccessTokens();
        Provider.simulator().faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.CLOSE_AFTER_COMMIT);
        assertNotEquals(200, open(ada, "/account").statusCode(), "a lost reply whose token was used up");

        Browser grace = arrived("een", "grace@example.com", "grace-demo");
        Provider.simulator().book().killGrants();
        assertNotEquals(200, open(grace, "/account").statusCode(), "a dead refresh token");

        Provider.simulator().faults().all(EndPoint.TOKEN_CODE).unavailable();
        assertEquals(
                503,
                returned(new Browser(), "een", "ada@example.com", "ada-demo").statusCode());
        Provider.simulator().faults().clear();

        Browser mia = arrived("cameramanager", "mia@example.com", "mia-demo");
        CameraManager.simulator().book().killAccessTokens();
        assertEquals(200, open(mia, "/account").statusCode());
        watchesACamera(arrived("een", "ada@example.com", "ada-demo"));
        assertTrue(
                Await.until(() -> !Exported.values(collector.metrics(), "een.grants")
                                .isEmpty()
                        && collector.spans().filter(TelemetryIT::isRotation).count() >= 4
                        && count("een.token.posts", "cameramanager", "refresh_token", "success") == 1),
                () -> "exported: " + Exported.metrics(collector.metrics()));
    }

    /** Its live pictures, and its events, of which one happens and whose stream ends once. */
    private static void watchesACamera(Browser browser) throws IOException {
        try (InputStream pictures = watched(browser, "/cameras/100d4c41/live.mjpeg");
                InputStream events = watched(browser, "/events/stream?camera=100d4c41")) {
            assertNotEquals(-1, pictures.read());
            assertNotEquals(-1, events.read());
            Provider.simulator().events().happen("100d4c41");
            assertTrue(Await.until(() -> isExported("een.events.received")
                    && isExported("een.events.viewers")
                    && isExported("een.live.pictures")
                    && isExported("een.live.viewers")));
            Provider.simulator().events().endStreams();
            assertTrue(Await.until(() -> isExported("een.events.streams")));
        }
    }

    private static boolean isExported(String metric) {
        return Exported.values(collector.metrics(), metric).values().stream().anyMatch(value -> value > 0);
    }

    private static boolean isRotation(Span span) {
        return span.getName().equals("een.rotation");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        collector.close();
    }

    @Test
    void getsTheMetricsThatTheDocumentationListsAndNoOthers() {
        assertEquals(TelemetryPage.metrics(), Exported.metrics(collector.metrics()));
    }

    @Test
    void getsTheSpansThatTheDocumentationListsAndNoOthers() {
        assertEquals(TelemetryPage.spans(), Exported.spans(collector.spans()));
    }

    @Test
    void getsAllThatTheDashboardAndTheAlertsAskFor() {
        assertEquals(Map.of(), MonitoringFilesTest.unknown(Exported.metrics(collector.metrics())));
    }

    @Test
    void countsWhatHappened() {
        assertEquals(3, count("een.token.posts", "een", "authorization_code", "success"));
        assertEquals(1, count("een.token.posts", "een", "authorization_code", "unavailable"));
        assertEquals(1, count("een.token.posts", "een", "refresh_token", "success"));
        assertEquals(1, count("een.token.posts", "een", "refresh_token", "unavailable"));
        assertEquals(1, count("een.token.posts", "een", "refresh_token", "replayed"));
        assertEquals(1, count("een.token.posts", "een", "refresh_token", "refused"));
        assertEquals(1, count("een.token.post.duration", "een", "refresh_token", "replayed"));
        assertEquals(
                4.0,
                Exported.values(collector.metrics(), "een.login.attempts")
                        .get(Map.of("een.outcome", "success", "een.code", "EEN-LOGIN-03")));
        assertEquals(
                Set.of(0.0),
                new HashSet<>(Exported.values(collector.metrics(), "een.rotation.active")
                        .values()));
        assertEquals(
                Set.of(1.0),
                new HashSet<>(Exported.values(collector.metrics(), "een.vault.available")
                        .values()));
    }

    /** A rotation belongs to the call that needed it, its POST to the rotation, on whichever threads they run. */
    @Test
    void knowsWhichPostBelongsToWhichRotation() {
        Map<ByteString, String> names =
                collector.spans().collect(Collectors.toMap(Span::getSpanId, Span::getName, (one, same) -> one));
        Map<String, Set<String>> parents = collector
                .spans()
                .filter(span -> span.getName().equals("een.token.post"))
                .collect(Collectors.groupingBy(
                        span -> Exported.attributes(span.getAttributesList()).get("een.grant_type"),
                        Collectors.mapping(
                                span -> names.getOrDefault(span.getParentSpanId(), "nothing"), Collectors.toSet())));
        assertEquals(
                Map.of(
                        "authorization_code", Set.of("een.login.callback"),
                        "refresh_token", Set.of("een.rotation"),
                        "probe", Set.of("een.rotation")),
                parents);
    }

    @Test
    void hasNoQueryStringInAnySpanOfTheServersOwn() {
        List<String> found = collector
                .allSpans()
                .flatMap(span -> Exported.attributes(span.getAttributesList()).entrySet().stream()
                        .filter(one -> one.getValue().contains("?")
                                || one.getKey().equals("url.query")
                                        && !one.getValue().isEmpty())
                        .map(one -> span.getName() + ": " + one))
                .toList();
        assertEquals(List.of(), found);
    }

    @Test
    @Requirement("C21")
    void getsNoSecret() {
        Set<String> secrets = new TreeSet<>(Provider.simulator().book().everyIssuedSecret());
        CameraManager.simulator().book().everyIssuedSecret().stream()
                .map(secret -> secret.length() < 10 ? "code=" + secret : secret)
                .forEach(secrets::add);
        secrets.add(Provider.simulator().settings().clientSecret());
        secrets.add(CameraManager.simulator().settings().clientSecret());
        assertTrue(secrets.size() > 10, "what was looked for?");
        List<String> bodies = collector.bodies();
        assertTrue(bodies.stream().anyMatch(body -> body.contains("een.token.post")), "what was scanned?");
        List<String> found = new ArrayList<>();
        for (String body : bodies) {
            secrets.stream()
                    .filter(body::contains)
                    .forEach(secret ->
                            found.add(body.substring(Math.max(0, body.indexOf(secret) - 200), body.indexOf(secret))));
        }
        assertEquals(List.of(), found);
    }

    private static long count(String metric, String provider, String grantType, String outcome) {
        return Exported.values(collector.metrics(), metric)
                .getOrDefault(
                        Map.of("een.provider", provider, "een.grant_type", grantType, "een.outcome", outcome), 0.0)
                .longValue();
    }

    private static Browser arrived(String provider, String email, String password) {
        Browser browser = new Browser();
        HttpResponse<String> back = returned(browser, provider, email, password);
        assertEquals(302, back.statusCode(), back.body());
        return browser;
    }

    /** The portal's answer to the callback. */
    private static HttpResponse<String> returned(Browser browser, String provider, String email, String password) {
        HttpResponse<String> sent =
                browser.get(server.at("/?een-login=" + provider + "&target=/account"), Browser.PAGE_LOAD);
        URI callback = new Browser().authorize(Browser.location(sent), email, password);
        return browser.get(server.at(callback), Browser.PAGE_LOAD);
    }

    private static HttpResponse<String> open(Browser browser, String path) {
        return browser.get(server.at(path), Browser.PAGE_LOAD);
    }

    /** An answer that goes on. */
    private static InputStream watched(Browser browser, String path) throws IOException {
        URLConnection connection = server.at(path).toURL().openConnection();
        connection.setRequestProperty("Cookie", browser.portalCookieHeader());
        return connection.getInputStream();
    }
}
