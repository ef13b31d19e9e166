package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.LogLines;
import io.eenjakarta.vault.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is killed leaves grants of sessions behind: they end when their tokens have died, and not before. */
class LostSessionsTest {

    private static final Duration LIFE = Duration.ofDays(14);

    @RegisterExtension
    final LogLines log = new LogLines("io.eenjakarta.renewal");

    private final RenewalBench bench = new RenewalBench();
    private final LostSessions lost = lost(RenewalBench.settings());

    private LostSessions lost(Settings settings) {
        return new LostSessions(GrantList.of(bench.vault), bench.renewal, settings);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Requirement({"C23", "C27"})
    void endsWhatNobodyUsedForAsLongAsATokenLivesAndSendsNothing() {
        GrantId gone = bench.open();
        Instant then = bench.clock.instant();
        bench.clock.advance(LIFE.minusMinutes(1));
        assertFalse(lost.end());
        assertTrue(bench.vault.find(gone).isPresent());
        bench.clock.advance(Duration.ofMinutes(1));
        assertFalse(lost.end());
        assertEquals(Optional.empty(), bench.vault.find(gone));
        assertEquals(List.of(), bench.tokens.revoked);
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(List.of(new GrantEnded(gone)), bench.events.of(GrantEnded.class));
        assertEquals(
                Occurrence.of(Act.ENDED, LogCode.LOGIN_ENDED)
                        .to(gone, 1)
                        .at("een")
                        .because("its session is gone, unused since " + then),
                bench.audit.ofGrant(gone, 1).get(0).what());
    }

    @Test
    void leavesThoseThatLive() {
        GrantId used = bench.open();
        GrantId connected = bench.connect("r2");
        GrantId lasting = bench.open(Optional.of(Duration.ofDays(30)));
        bench.clock.advance(Duration.ofDays(13));
        bench.renewal.renewed(used, 1);
        bench.clock.advance(Duration.ofDays(2));
        lost.end();
        for (GrantId id : List.of(used, connected, lasting)) {
            assertTrue(bench.vault.find(id).isPresent(), id.value());
        }
    }

    @Test
    void leavesOneThatIsBeingRotated() {
        GrantId id = bench.open();
        bench.clock.advance(LIFE);
        bench.vault.claim(id, 1, "me", Duration.ofSeconds(20));
        lost.end();
        assertTrue(bench.vault.find(id).isPresent());
        bench.clock.advance(Duration.ofSeconds(21));
        lost.end();
        assertEquals(Optional.empty(), bench.vault.find(id));
    }

    @Test
    void givesBackTokensThatDoNotDie() {
        bench.tokens.answer = token -> new io.eenjakarta.token.TokenOutcome.Granted(
                bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE)), Optional.empty());
        GrantId permanent = bench.open();
        bench.renewal.renewed(permanent, 1);
        bench.clock.advance(LIFE);
        lost.end();
        assertEquals(Optional.empty(), bench.vault.find(permanent));
        assertEquals(List.of("r"), bench.tokens.revoked);
    }

    @Test
    void leavesOneInUseWhoseAccessTokenCameWithoutAnEnd() {
        GrantId id = bench.open(Optional.empty());
        bench.clock.advance(Duration.ofDays(90).minusMinutes(1));
        lost.end();
        assertEquals("a-r", bench.renewal.current(id).tokens().accessToken().value());
        bench.clock.advance(Duration.ofMinutes(1));
        lost.end();
        assertEquals(Optional.empty(), bench.vault.find(id));
        assertEquals(List.of("r"), bench.tokens.revoked, "it may have been used a moment ago");
    }

    @Test
    void tellsHowManyOfBothKindsHaveEnded() {
        bench.open();
        bench.open(Optional.empty());
        lost.end();
        assertEquals(List.of(), log.with("gone"));
        bench.clock.advance(Duration.ofDays(90));
        lost.end();
        assertEquals(List.of("INFO " + LogCode.LOGIN_ENDED.line("sessions at een that are gone: 2")), log.with("gone"));
    }

    @Test
    void takesThoseWithoutAnEndInBatchesToo() {
        for (int i = 0; i < 60; i++) {
            bench.open(Optional.empty());
        }
        bench.clock.advance(Duration.ofDays(90));
        assertTrue(lost.end());
        assertFalse(lost.end());
        assertEquals(60, bench.events.of(GrantEnded.class).size());
    }

    @Test
    void takesThemInBatches() {
        for (int i = 0; i < 60; i++) {
            bench.open();
        }
        bench.clock.advance(LIFE);
        assertTrue(lost.end());
        assertFalse(lost.end());
        assertEquals(60, bench.events.of(GrantEnded.class).size());
        assertEquals(
                0, bench.vault.answers() ? GrantList.of(bench.vault).counts().size() : 1);
    }
}
