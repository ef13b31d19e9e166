package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vms.PortalApi.Note;
import io.eenjakarta.vms.ScriptedApi.Answer;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryOn401Test {

    private final Bench bench = new Bench();
    private final PortalApi portal = bench.client(PortalApi.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Requirement("P5")
    void renewsOnceAndRepeatsOnceAfterA401() {
        bench.api.accepts("caller-2", "{\"text\":\"hello\"}");
        assertEquals(new Note("hello"), portal.note());
        assertEquals(List.of("caller-1", "caller-2"), bench.api.tokens());
        assertEquals(List.of(1), bench.renewal.refreshed);
    }

    @Test
    @Requirement("P5")
    void handsALasting401ToTheCallerAfterTwoCallsAndOneRenewal() {
        bench.api.answers(request -> Answer.unauthenticated());
        VmsException.Unauthorized thrown = assertThrows(VmsException.Unauthorized.class, portal::note);
        assertEquals(401, thrown.status());
        assertEquals(2, bench.api.asked().size());
        assertEquals(List.of(1), bench.renewal.refreshed);
    }

    @Test
    @Requirement("P5")
    void repeatsWithTheNewerTokenThatIsThereAlready() {
        bench.renewal.rotatedElsewhere();
        bench.api.accepts("caller-2", "{\"text\":\"hello\"}");
        assertEquals(new Note("hello"), portal.note());
        assertEquals(List.of(1), bench.renewal.asked);
        assertEquals(List.of(), bench.renewal.refreshed);
    }

    @Test
    void tellsRenewalWhichGenerationWasRefused() {
        bench.api.answers(request -> {
            if (request.token().equals("caller-1")) {
                bench.renewal.renewed(Bench.CALLER, 1);
                return Answer.unauthenticated();
            }
            return Answer.json(200, "{\"text\":\"hello\"}");
        });
        assertEquals(new Note("hello"), portal.note());
        assertEquals(List.of(1, 1), bench.renewal.asked);
        assertEquals(List.of(1), bench.renewal.refreshed);
    }

    @Test
    void repeatsAPostWithItsEntityAndHeaders() {
        bench.api.accepts("caller-2", "{\"text\":\"stored\"}");
        assertEquals(new Note("stored"), portal.post(new Note("é€")));
        assertEquals(2, bench.api.asked().size());
        for (ScriptedApi.Asked asked : bench.api.asked()) {
            assertEquals("POST /api/v3.0/cameras:bulkUpdate", asked.method() + " " + asked.uri());
            assertEquals("{\"text\":\"é€\"}", asked.body());
            assertEquals("application/json", asked.header("Content-type"));
            assertEquals("application/json", asked.header("Accept"));
        }
    }

    @Test
    void neverRepeatsAStreamButHasANewTokenForTheNextOne() {
        bench.api.accepts("caller-2", "{\"text\":\"hello\"}");
        VmsException.Unauthorized thrown = assertThrows(VmsException.Unauthorized.class, () -> portal.upload(stream()));
        assertFalse(thrown.needsLogin());
        assertEquals(1, bench.api.asked().size());
        assertEquals(List.of(1), bench.renewal.refreshed);
        assertEquals(new Note("hello"), portal.upload(stream()));
    }

    private static ByteArrayInputStream stream() {
        return new ByteArrayInputStream("{\"text\":\"x\"}".getBytes(UTF_8));
    }

    @Test
    void repeatsAfterNoOtherStatus() {
        for (int status : new int[] {302, 400, 403, 404, 406, 408, 409, 415, 502, 504}) {
            bench.api.asked().clear();
            bench.api.answers(request -> Answer.json(status, "{}"));
            assertThrows(VmsException.class, portal::note, "status " + status);
            assertEquals(1, bench.api.asked().size(), "calls for status " + status);
        }
        assertEquals(List.of(), bench.renewal.asked);
    }

    @Test
    void givesWhatTheRepetitionBringsWhateverItIs() {
        bench.api.answers(request -> request.token().equals("caller-1")
                ? Answer.unauthenticated()
                : Answer.json(429, "{\"status\":\"tooManyRequests\"}").with("Retry-After", "7"));
        VmsException.Throttled thrown = assertThrows(VmsException.Throttled.class, portal::note);
        assertEquals(Optional.of(Duration.ofSeconds(7)), thrown.retryAfter());
    }

    @Test
    @Requirement("C19")
    void showsNothingOfTheAnswerThatWasReplaced() {
        bench.api.answers(request -> request.token().equals("caller-1")
                ? Answer.unauthenticated().with("WWW-Authenticate", "Bearer")
                : Answer.json(200, "{}").with("X-Een-Timestamp", "now"));
        try (Response response = portal.response()) {
            assertEquals(200, response.getStatus());
            assertEquals("now", response.getHeaderString("X-Een-Timestamp"));
            assertNull(response.getHeaderString("WWW-Authenticate"));
        }
    }

    @Test
    void saysUnauthorizedWhenTheGrantIsDead() {
        bench.api.answers(request -> Answer.unauthenticated());
        bench.renewal.failure = new GrantException.NeedsLogin("dead");
        VmsException.Unauthorized thrown = assertThrows(VmsException.Unauthorized.class, portal::note);
        assertEquals("needsLogin", thrown.reason());
        assertEquals(1, bench.api.asked().size());
    }

    @Test
    void saysUnavailableWhenTheProviderCannotRenewNow() {
        bench.api.answers(request -> Answer.unauthenticated());
        bench.renewal.failure = new GrantException.TryLater("down", Optional.of(Duration.ofSeconds(30)));
        VmsException.Unavailable thrown = assertThrows(VmsException.Unavailable.class, portal::note);
        assertEquals(Optional.of(Duration.ofSeconds(30)), thrown.retryAfter());
        bench.renewal.failure = new GrantException.Misconfigured("wrong secret");
        assertThrows(VmsException.Unavailable.class, portal::note);
    }

    @Test
    void leavesNoConnectionStuckAfterManyRepetitions() {
        for (int i = 1; i <= 150; i++) {
            bench.api.accepts("caller-" + (i + 1), "{\"text\":\"hello\"}");
            if (i % 3 == 0) {
                try (Response response = portal.response()) {
                    assertEquals(200, response.getStatus());
                }
            } else if (i % 3 == 1) {
                assertEquals("hello", portal.note().text());
            } else {
                assertEquals("hello", portal.post(new Note("x")).text());
            }
        }
        assertEquals(150, bench.renewal.refreshed.size());
    }

    @Test
    void leavesNoConnectionStuckAfterManyLasting401s() {
        bench.api.answers(request -> Answer.unauthenticated());
        for (int i = 0; i < 30; i++) {
            assertThrows(VmsException.Unauthorized.class, portal::note);
            assertThrows(VmsException.Unauthorized.class, portal::response);
        }
    }

    @Test
    void waitsForAConnectionOfTheRepetitionOnlySoLong() {
        try (Bench narrow = new Bench(1, true)) {
            PortalApi client = narrow.client(PortalApi.class);
            narrow.api.accepts("caller-2", "{\"text\":\"hello\"}");
            try (Response open = client.response()) {
                assertEquals(200, open.getStatus());
                narrow.api.accepts("caller-3", "{\"text\":\"hello\"}");
                assertTrue(assertThrows(VmsException.Unavailable.class, client::note)
                        .connectionsInUse());
            }
            assertEquals("hello", client.note().text());
        }
    }

    @Test
    void leavesAnEndless401Alone() {
        String huge = "x".repeat(10 * BoundedErrors.LIMIT);
        bench.api.answers(request -> Answer.json(401, huge));
        for (int i = 0; i < 10; i++) {
            assertThrows(VmsException.Unauthorized.class, portal::note);
        }
        assertEquals(10, bench.api.asked().size());
    }
}
