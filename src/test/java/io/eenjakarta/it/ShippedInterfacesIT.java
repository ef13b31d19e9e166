package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.shipped.ShippedServlet;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Faults;
import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped interface, called by the server's own client; the simulator refuses what the API would not understand. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class ShippedInterfacesIT {

    /** Of an hour that is over, so that no test runs into it. */
    private static final Instant AT =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(3600);

    private static final Browser BROWSER = new Browser();

    private final EenSimulator simulator = Provider.simulator();
    private final ServerLog log = new ServerLog();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war().addPackage(ShippedServlet.class.getPackage());
    }

    /** Once for all of them; what is counted begins anew with each. */
    @BeforeAll
    static void signIn() {
        Provider.simulator().faults().clear();
        Provider.simulator().clock().reset();
        BROWSER.signIn("ada@example.com", "ada-demo", "/account");
    }

    private String called(String call) {
        HttpResponse<String> answer = BROWSER.open("/cameras/shipped?call=" + call + "&at=" + AT);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "self      | Optional[Europe/Amsterdam]",
                "account   | Harbour Logistics",
                "accounts  | [Account[id=00001106, name=Harbour Logistics, status=active, type=endUserAccount]]",
                "query     | [Quay 2 crane online [outdoor, perimeter], Quay 1 west online [indoor]]",
                "filter    | [Cold store 1]",
                "camera    | [Quays, Europe/Amsterdam, Hanwha, XND-8080RV, 1.41.14, 10.143.76.66] 2024-03-15T07:59:22.946Z",
                "location  | Rotterdam",
                "locations | [Landside, Quays, Terminal yard]",
                "live      | true",
                "event-types | 2"
            })
    void callsAndReads(String call, String expected) {
        String shown = called(call);
        assertEquals(expected, call.equals("live") ? shown.replaceFirst(".* ", "") : shown);
        assertEquals(1, simulator.posts().apiCalls().size());
    }

    @Test
    void readsBridges() {
        assertTrue(called("bridges").contains("connectionStatus=online"));
        String bridge = called("bridge");
        assertTrue(bridge.contains("resourceCounts=ResourceCounts[cameras=14, speakers=0, multiCameras=null]"), bridge);
    }

    @Test
    void findsARecordedImage() {
        assertEquals(AT.toString().replace("Z", ".000+00:00") + " true", called("recorded"));
    }

    @Test
    void findsEvents() {
        assertEquals(
                List.of(AT + " " + AT.plusSeconds(5) + " 1", AT.plusSeconds(60) + " " + AT.plusSeconds(65) + " 1")
                        .toString(),
                called("events"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feeds      | [Feed[100d4c41-main, main, 100d4c41, video]] media.c001.eagleeyenetworks.com true true",
                "recordings | [Recording[main, 100d4c41, video, {from} to {until}]] media.c001.eagleeyenetworks.com"
            })
    void showsNoAddressOfAStream(String call, String expected) {
        String shown = called(call);
        assertEquals(
                expected.replace("{from}", AT.toString())
                        .replace("{until}", AT.plusSeconds(60).toString()),
                shown);
        assertFalse(log.shows("stream_session"), "the log shows an address");
        assertFalse(log.shows("camera-secret"), "the log shows a password");
    }

    @Test
    void namesAMediaSessionAndSendsNothingThere() {
        assertEquals(simulator.origin() + "/media/session", called("session"));
        assertEquals(1, simulator.posts().apiCalls().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://media.c13.eagleyenetworks.com/media/session",
                "https://media.c001.eagleeyenetworks.com.evil.example/",
                "http://media.c001.eagleeyenetworks.com/media/session"
            })
    void refusesAMediaSessionElsewhere(String address) {
        simulator.faults().all(EndPoint.MEDIA_SESSION).with("url", Json.createValue(address));
        assertEquals("Unavailable mediaHost", called("session"));
    }

    @ParameterizedTest
    @EnumSource
    void readsAllPagesHoweverTheirEndIsMarked(Faults.LastPage end) {
        simulator.faults().lastPage(end);
        String all = called("all");
        assertTrue(all.startsWith("[Workshop, Weighbridge,") && all.endsWith("Cold store 1]"), all);
        assertEquals(14, all.split(",").length);
        assertEquals(3, simulator.posts().apiCalls().size());
    }

    @Test
    void asksForNoPageTooMany() {
        assertEquals("[Workshop, Weighbridge]", called("two"));
        assertEquals(1, simulator.posts().apiCalls().size());
        assertEquals("Quay 1 west", called("sixth"));
        assertEquals(3, simulator.posts().apiCalls().size());
    }

    @Test
    void endsAtAPageTokenThatComesAgain() {
        simulator.faults().repeatedPageToken(true);
        assertEquals(10, called("all").split(",").length);
        assertEquals(2, simulator.posts().apiCalls().size());
    }
}
