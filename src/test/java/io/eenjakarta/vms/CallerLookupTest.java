package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ScriptedApi.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerLookupTest {

    private static final GrantId NEW = new GrantId("new");

    private final Bench bench = new Bench();
    private final CallerLookup lookup = new CallerLookup(bench.apiAtHand());

    @AfterEach
    void close() {
        bench.close();
    }

    private User answered(String json) {
        bench.api.answers(request -> Answer.json(200, json));
        return lookup.who(NEW);
    }

    @Test
    void asksWithTheGrantItIsGivenWhoeverIsCalling() {
        User user = answered("{\"id\":\"cafe\",\"accountId\":\"00000123\",\"firstName\":\"Ada\",\"lastName\":\"L\","
                + "\"email\":\"ada@example.com\",\"language\":\"en-us\",\"employeeId\":null,"
                + "\"permissions\":{\"administrator\":true,\"editCameras\":false,\"later\":\"new\"}}");
        assertEquals("cafe", user.id());
        assertEquals("00000123", user.accountId());
        assertEquals("ada@example.com", user.email());
        assertEquals(Set.of("administrator"), user.granted());
        assertEquals(List.of("new-1"), bench.api.tokens());
        assertEquals(
                "/api/v3.0/users/self?include=permissions%2CtimeZone",
                bench.api.asked().get(0).uri());
    }

    @Test
    void takesTheTimeZoneAsAnObjectAndAsAString() {
        String user = "{\"id\":\"a\",\"accountId\":\"b\"%s}";
        assertEquals(
                Optional.of("Europe/Paris"),
                answered(user.formatted(",\"timeZone\":{\"timeZone\":\"Europe/Paris\"}"))
                        .zone());
        assertEquals(
                Optional.of("Europe/Paris"),
                answered(user.formatted(",\"timeZone\":\"Europe/Paris\"")).zone());
        assertEquals(
                Optional.empty(), answered(user.formatted(",\"timeZone\":null")).zone());
        assertEquals(
                Optional.empty(), answered(user.formatted(",\"timeZone\":7")).zone());
        User plain = answered(user.formatted(""));
        assertEquals(Optional.empty(), plain.zone());
        assertEquals(Set.of(), plain.granted());
    }

    @Test
    @Requirement("C29")
    void acceptsNobodyWithoutIdOrAccount() {
        for (String json :
                List.of("{}", "{\"id\":\"a\"}", "{\"accountId\":\"b\"}", "{\"id\":\" \",\"accountId\":\"b\"}")) {
            assertThrows(VmsException.Unavailable.class, () -> answered(json), json);
        }
    }

    /** They stand in the vault, in names of callers and in the log. */
    @Test
    @Requirement("C29")
    void acceptsNobodyWhoseIdsNoDatabaseTakes() {
        for (String id : List.of("a\\u0000b", "a\\nWARNING forged", "\\ud800", "x".repeat(256))) {
            String user = "{\"id\":\"%s\",\"accountId\":\"%s\"}";
            assertThrows(VmsException.Unavailable.class, () -> answered(user.formatted(id, "b")), id);
            assertThrows(VmsException.Unavailable.class, () -> answered(user.formatted("a", id)), id);
        }
    }

    @Test
    void throwsWhatTheApiSays() {
        bench.api.answers(request -> Answer.json(503, "{}"));
        assertThrows(VmsException.Unavailable.class, () -> lookup.who(NEW));
        bench.api.answers(request -> Answer.json(403, "{}"));
        assertThrows(VmsException.Forbidden.class, () -> lookup.who(NEW));
    }
}
