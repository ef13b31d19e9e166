package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.Occurrence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to grants stands in the audit trail, once, with whose they are, and without a token. */
class AuditedFactsTest {

    private static final String TOKEN = "s3cr3t";
    private static final Grant.Owner OWNER = new Grant.Owner("00001106", "u-" + TOKEN);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final RenewalBench.Node node = bench.node(vault, bench.executor);
    private final GrantId id = bench.connect(TOKEN);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aRotation() {
        node.renewal().renewed(id, 1);
        bench.renewal.renewed(id, 1);
        assertEquals(List.of(rotated(2)), all());
        bench.clock.advance(Duration.ofHours(1));
        bench.renewal.renewed(id, 2);
        assertEquals(List.of(rotated(3), rotated(2)), all());
    }

    @Test
    void aRotationThatWaitedForTheDatabaseWhenItIsStored() {
        vault.before(Call.ADVANCE, () -> {
            throw HookedVault.unavailable();
        });
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        assertEquals(List.of(), all());
        vault.before(Call.ADVANCE, () -> {});
        Eventually.holds(() -> node.unstored().size() == 0);
        assertEquals(List.of(rotated(2)), all());
    }

    @Test
    void aDeathAndAnEnd() {
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewal().renewed(id, 1));
        assertTrue(node.renewal().end(id));
        assertFalse(node.renewal().end(id));
        assertEquals(
                List.of(
                        Occurrence.of(Act.ENDED).to(id, 1).at("een").of(OWNER),
                        Occurrence.of(Act.NEEDS_LOGIN, LogCode.GRANT_NEEDS_LOGIN)
                                .to(id, 1)
                                .at("een")
                                .of(OWNER)
                                .because("HTTP 400 invalid_grant")),
                all());
    }

    @Test
    void aClientThatIsRefusedOnce() {
        bench.tokens.answer = Answer.WRONG_CLIENT;
        for (int i = 0; i < 3; i++) {
            assertThrows(GrantException.class, () -> node.renewal().renewed(id, 1));
            bench.clock.advance(Duration.ofMinutes(1));
        }
        assertTrue(bench.tokens.sent.size() > 1, "asked more than once");
        Occurrence refused = Occurrence.of(Act.SECRET_REFUSED, LogCode.TOKEN_MISCONFIGURED)
                .at("een")
                .because("HTTP 401 invalid_client");
        assertEquals(List.of(refused), all());
    }

    @Test
    void aGrantThatWasKeptAlive() {
        bench.clock.advance(Duration.ofDays(10));
        new KeepAliveRound(vault, node.renewal(), bench.audit, RenewalBench.settings(), bench.clock, Telemetry.none())
                .turn();
        assertEquals(
                List.of(
                        Occurrence.of(Act.KEPT_ALIVE, LogCode.GRANT_KEPT_ALIVE)
                                .to(id, 2)
                                .at("een"),
                        rotated(2)),
                all());
    }

    @Test
    void notAGrantThatAnotherNodeKeptAliveAMomentBefore() {
        bench.clock.advance(Duration.ofDays(10));
        AtomicBoolean once = new AtomicBoolean();
        vault.before(Call.CLAIM, () -> {
            if (once.compareAndSet(false, true)) {
                bench.renewal.renewed(id, 1);
            }
        });
        new KeepAliveRound(vault, node.renewal(), bench.audit, RenewalBench.settings(), bench.clock, Telemetry.none())
                .turn();
        assertTrue(once.get());
        assertEquals(List.of(rotated(2)), all());
    }

    @Test
    void aComingEndOnceForEachMark() {
        ExpiryPlan plan = new ExpiryPlan(
                vault, bench.events, bench.audit, RenewalBench.settings(), bench.clock, Telemetry.none());
        bench.clock.advance(Duration.ofDays(90 - 7));
        plan.announce();
        plan.announce();
        Occurrence expiring = Occurrence.of(Act.EXPIRING, LogCode.GRANT_EXPIRING)
                .to(id)
                .at("een")
                .of(OWNER)
                .because("days left 7");
        assertEquals(List.of(expiring), all());
    }

    @Test
    void aConnectionAndItsEnd() {
        LinkedGrants linked = new LinkedGrants(
                new ListedLinks(),
                bench.renewal,
                bench.audit,
                RenewalBench.settings("een.allowed-accounts", "*"),
                bench.clock);
        linked.link("ada", id, "een", OWNER);
        assertTrue(linked.disconnect("ada", id));
        Occurrence connected = Occurrence.of(Act.CONNECTED, LogCode.LINK_DONE)
                .by("ada")
                .to(id, 1)
                .at("een")
                .of(OWNER);
        Occurrence disconnected = Occurrence.of(Act.DISCONNECTED, LogCode.LINK_ENDED)
                .by("ada")
                .to(id)
                .at("een")
                .of(OWNER)
                .because("disconnected");
        assertEquals(
                List.of(
                        disconnected,
                        Occurrence.of(Act.ENDED).to(id, 1).at("een").of(OWNER),
                        connected),
                all());
    }

    @Test
    void noTokenOfAllThat() {
        Grant.Owner ada = new Grant.Owner("00001106", "ca0f61ab");
        bench.vault.identify(id, ada);
        node.renewal().renewed(id, 1);
        bench.clock.advance(Duration.ofHours(1));
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewal().renewed(id, 2));
        node.renewal().end(id);
        List<AuditEntry> entries = bench.audit.ofGrant(id, 10);
        assertEquals(3, entries.size());
        assertFalse(entries.toString().contains(TOKEN), entries.toString());
    }

    private Occurrence rotated(int generation) {
        return Occurrence.of(Act.ROTATED, LogCode.GRANT_ROTATED)
                .to(id, generation)
                .at("een")
                .of(OWNER);
    }

    /** The latest first. */
    private List<Occurrence> all() {
        return bench.audit.recent(AuditFilter.all(), ListPage.first(100)).stream()
                .map(AuditEntry::what)
                .toList();
    }
}
