package io.eenjakarta.it;

import static io.eenjakarta.simulator.EndPoint.API_OTHER;
import static io.eenjakarta.simulator.EndPoint.USERS_SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.calls.CallsServlet;
import io.eenjakarta.simulator.EenSimulator;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any end point by a portal's own interface: which exception comes of which answer, what is sent again, and for whom. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class CallsIT {

    private static final List<String> WAYS = List.of("injected-now", "injected-later", "built-now", "built-later");

    private final Browser ada = new Browser();
    private final EenSimulator simulator = Provider.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war().addPackage(CallsServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        assertEquals(200, Person.ADA.signIn(ada, "/connection").statusCode());
        simulator.posts().clear();
    }

    @AfterEach
    void disconnect() {
        simulator.faults().clear();
        Person.disconnectAll(ada);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalidArgument, unexpectedArgument, Rejected",
        "403, permissionDenied, invalidPermission, Forbidden",
        "403, permissionDenied, wrongEdition, Forbidden",
        "403, permissionDenied, wrongAccountType, Forbidden",
        "404, notFound, endpointNotFound, NotFound",
        "404, notFound, resourceNotFound, NotFound",
        "406, acceptNotSupported, acceptNotSupported, Rejected",
        "409, conflict, alreadyExists, Rejected",
        "415, mediaTypeNotSupported, mediaTypeNotSupported, Rejected",
        "503, unavailable, deviceUnavailable, Unavailable",
        "504, unavailable, serviceUnavailable, Unavailable",
    })
    void makesAnExceptionOfEveryAnswer(int status, String word, String reason, String kind) {
        simulator.faults().all(API_OTHER).answer(status, "application/json", error(status, word, reason));
        for (String how : WAYS) {
            assertEquals(kind + " " + status + " " + reason + " ", call(how, "any/thing"), how);
        }
        assertEquals(WAYS.size(), simulator.posts().apiCalls().size(), "each is sent once");
    }

    @ParameterizedTest
    @CsvSource({
        "302, Unavailable",
        "307, Unavailable",
        "403, Forbidden",
        "404, NotFound",
        "413, Rejected",
        "502, Unavailable"
    })
    void makesAnExceptionOfAGatewaysPage(int status, String kind) {
        simulator
                .faults()
                .all(API_OTHER)
                .answer(status, "text/html", "<html>trouble</html>", "Location", "http://127.0.0.1:1/elsewhere");
        for (String how : WAYS) {
            assertEquals(kind + " " + status + "  ", call(how, "any/thing"), how);
        }
        assertEquals(WAYS.size(), simulator.posts().apiCalls().size(), "each is sent once");
    }

    @ParameterizedTest
    @CsvSource({
        "429, tooManyRequests, tooManyRequests, '', Throttled, 3",
        "429, tooManyRequests, tooManyRequests, 12, Throttled, 1",
        "500, internal, unexpectedError, '', Unavailable, 2",
        "503, unavailable, serviceUnavailable, 0, Unavailable, 3",
    })
    void asksAgainAndTellsWhatWasSaidLast(
            int status, String word, String reason, String retryAfter, String kind, int calls) {
        String[] header = retryAfter.isEmpty() ? new String[0] : new String[] {"Retry-After", retryAfter};
        simulator.faults().all(API_OTHER).answer(status, "application/json", error(status, word, reason), header);
        String after = retryAfter.isEmpty() ? "" : Duration.ofSeconds(Long.parseLong(retryAfter)) + "";
        String expected = kind + " " + status + " " + reason + " " + after;
        for (String how : List.of("injected-now", "built-later")) {
            simulator.posts().clear();
            assertEquals(expected, call(how, "any/thing"), how);
            assertEquals(calls, simulator.posts().apiCalls().size(), how);
        }
        simulator.posts().clear();
        assertEquals(expected, call("injected-post", "any/thing"));
        assertEquals(1, simulator.posts().apiCalls().size(), "a POST");
        assertEquals(expected, call("built-put", "any/thing"));
        assertEquals(1 + calls, simulator.posts().apiCalls().size(), "a PUT that is idempotent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"injected-now", "injected-later", "built-now", "built-later"})
    void heals(String how) {
        simulator.faults().next(USERS_SELF).tooManyRequests(Duration.ZERO);
        simulator.book().killAccessTokens();
        simulator.faults().next(USERS_SELF).answer(500, "text/html", "<p>sorry</p>");
        assertCalls("ada", call(how, "users/self"));
        assertEquals(
                List.of(429, 500, 401, 200),
                simulator.posts().apiCalls().stream().map(call -> call.status()).toList());
        assertEquals(1, simulator.posts().tokenPosts("refresh_token").size());
    }

    @Test
    void callsForWhomItIsSaid() {
        assertEquals(302, Person.LINUS.connect(ada).statusCode());
        String linus = Person.grants(ada).get(0);
        for (String how : WAYS) {
            assertCalls("ada", call(how, "users/self"));
            for (String under : List.of("scope", "unattended")) {
                assertCalls("linus", call(how, "users/self&under=" + under + "&grant=" + linus));
            }
        }
        simulator.book().killAccessTokens();
        for (String how : WAYS) {
            assertCalls("linus", call(how, "users/self&under=scope&grant=" + linus));
            assertCalls("ada", call(how, "users/self"));
        }
        assertEquals(2, simulator.posts().tokenPosts("refresh_token").size());
        for (String how : WAYS) {
            assertEquals("Unauthorized 401 needsLogin ", call(how, "users/self&under=scope&grant=nothing"));
            assertEquals("NeedsLogin", call(how, "users/self&under=unattended&grant=nothing"));
        }
    }

    private static void assertCalls(String whom, String answer) {
        assertTrue(answer.contains(whom + "@example.com"), answer);
    }

    private String call(String how, String what) {
        String under = what.contains("under=") ? "" : "&under=caller";
        return ada.open("/cameras/calls?how=" + how + "&what=" + what + under).body();
    }

    private static String error(int status, String word, String reason) {
        return "{\"code\":" + status + ",\"status\":\"" + word + "\",\"message\":\"in the API's words\",\"details\":"
                + "[{\"type\":\"errorInfo\",\"reason\":\"" + reason + "\",\"domain\":\"apiv3\",\"metadata\":{}}]}";
    }
}
