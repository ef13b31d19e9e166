package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantList;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A grant that ended or died on this node stays so, whatever was just being read or written. */
@Requirement("P9")
class EndedGrantTest {

    private static final Duration HALF_OF_THE_CACHE_AGE = Duration.ofMillis(2_500);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void staysEndedWhenABackgroundReadingWasUnderWay() {
        Renewal node = bench.node(vault, background::add).renewal();
        node.current(id);
        bench.clock.advance(HALF_OF_THE_CACHE_AGE);
        node.current(id);
        vault.after(Call.FIND, () -> assertTrue(node.end(id)));
        background.remove().run();
        vault.after(Call.FIND, () -> {});
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
    }

    @Test
    void staysEndedWhenACallerWasReadingIt() {
        Renewal node = bench.node(vault, background::add).renewal();
        vault.after(Call.FIND, () -> assertTrue(node.end(id)));
        node.current(id);
        vault.after(Call.FIND, () -> {});
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
    }

    @Test
    void staysDeadWhenItsPlaceIsNotedAfterwards() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewed(id, 1));
        node.place(id, URI.create("https://api.c002.eagleeyenetworks.com"));
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
    }

    @Test
    void isGoneForThisNodeAtOnceWhenItEndedUnused() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        node.current(id);
        node.endUnused(GrantList.of(bench.vault).find(id).orElseThrow(), true, "unused");
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
    }

    @Test
    void isGoneForThisNodeAtOnceWhenItsTokensWereForAnother() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        node.current(id);
        node.abandon(id);
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(id));
    }

    @Test
    void isNotKeptAlive() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewed(id, 1));
        assertFalse(node.keepAlive(id, 1));
        assertFalse(node.keepAlive(GrantId.random(), 1));
    }

    /** Its tokens are another grant's by then. */
    @Test
    void isTakenOutInTheEndWhenTheDatabaseGoesAwayRightAfterTheReplacement() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        GrantId connected = bench.connect("old");
        GrantId login = bench.connect("new");
        bench.vault.identify(
                login, bench.vault.find(connected).orElseThrow().owner().orElseThrow());
        vault.before(Call.END, () -> vault.away = true);
        node.replace(connected, login).orElseThrow();
        assertThrows(GrantException.NeedsLogin.class, () -> node.current(login));
        vault.before(Call.END, () -> {});
        vault.away = false;
        Eventually.holds(() -> bench.vault.find(login).isEmpty());
        assertEquals(List.of("old"), bench.tokens.revoked);
    }

    @Test
    void isTakenOutOfTheVaultAsSoonAsTheDatabaseIsBack() {
        RenewalBench.Node node = bench.node(vault, Runnable::run);
        node.renewal().current(id);
        vault.away = true;
        assertTrue(node.renewal().end(id));
        assertTrue(bench.vault.find(id).isPresent(), "the database is away");
        assertEquals(List.of("r"), bench.tokens.revoked);
        vault.away = false;
        Eventually.holds(() -> node.endings().size() == 0);
        assertTrue(bench.vault.find(id).isEmpty());
    }

    @Test
    void isTakenOutWhenTheApplicationStops() {
        RenewalBench.Node node = bench.node(vault, background::add);
        vault.away = true;
        assertFalse(node.renewal().end(id), "nothing was known of it here");
        vault.away = false;
        node.endings().stop();
        assertTrue(bench.vault.find(id).isEmpty());
        assertEquals(List.of("r"), bench.tokens.revoked);
    }
}
