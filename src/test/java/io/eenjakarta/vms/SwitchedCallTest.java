package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ScriptedApi.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls under a switched grant. */
class SwitchedCallTest {

    private final Bench bench = new Bench();
    private final PortalApi portal = bench.client(PortalApi.class);

    SwitchedCallTest() {
        bench.renewal.switched = true;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void goOutWhenTheAccountOfTheSignInMayComeIn() {
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "ca0f0042"));
        portal.note();
        assertEquals(List.of("caller-1"), bench.api.tokens());
        assertTrue(bench.access.mayComeIn(bench.renewal.current(new GrantId("caller"))));
    }

    @Test
    void stayHereWhenThatAccountMayNotComeInAnyMore() {
        bench.renewal.owner = Optional.of(new Grant.Owner("00002207", "ca0f0042"));
        assertEquals(
                "accountNotAllowed",
                assertThrows(VmsException.Forbidden.class, portal::note).reason());
        assertFalse(bench.access.mayComeIn(bench.renewal.current(new GrantId("caller"))));
        assertEquals(List.of(), bench.api.asked());
    }

    @Test
    void askOnceWhereTheApiIsWhenTheReplyDidNotSay() {
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "ca0f0042"));
        bench.renewal.base = Optional.empty();
        bench.api.answers(asked -> asked.uri().endsWith("/clientSettings")
                ? Answer.json(
                        200,
                        "{\"httpsBaseUrl\":{\"hostname\":\"" + bench.api.base().getHost() + "\",\"port\":"
                                + bench.api.base().getPort() + "}}")
                : Answer.json(200, "{}"));
        portal.note();
        portal.note();
        assertEquals(
                List.of("/api/v3.0/clientSettings", "/api/v3.0/notes", "/api/v3.0/notes"),
                bench.api.asked().stream().map(ScriptedApi.Asked::uri).toList());
        assertEquals(List.of("caller-1", "caller-1", "caller-1"), bench.api.tokens());
    }
}
