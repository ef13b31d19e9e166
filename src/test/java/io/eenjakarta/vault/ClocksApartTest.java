package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.notTaken;
import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes whose clocks are an hour apart: leases go by the database's clock, instants come in the reader's. */
class ClocksApartTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_AN_HOUR = HOUR.dividedBy(2);
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    @RegisterExtension
    final LogLines log = new LogLines();

    private final Grant grant = Grants.fresh(GrantKind.OFFLINE, Grants.NOW);
    private final GrantId id = grant.id();

    @TestDatabase.OnEach
    void neverTakeALivingLease(TestDatabase database) {
        VaultNode right = VaultNode.on(database);
        right.vault.store(grant);
        taken(right.vault.claim(id, 1, "right", LEASE));
        notTaken(VaultNode.apart(database, HOUR).vault.claim(id, 1, "fast", LEASE));
        notTaken(VaultNode.apart(database, HOUR.negated()).vault.claim(id, 1, "slow", LEASE));
        assertTrue(right.vault.advance(id, 1, "right", Grants.tokens("next")));
    }

    @TestDatabase.OnEach
    void takeADeadOnesLease(TestDatabase database) {
        VaultNode fast = VaultNode.apart(database, HOUR);
        VaultNode slow = VaultNode.apart(database, HOUR.negated());
        fast.vault.store(grant);
        taken(fast.vault.claim(id, 1, "fast", Duration.ofSeconds(-1)));
        taken(slow.vault.claim(id, 1, "slow", Duration.ofSeconds(-1)));
        taken(fast.vault.claim(id, 1, "fast again", LEASE));
        notTaken(slow.vault.claim(id, 1, "slow again", LEASE));
    }

    @TestDatabase.OnEach
    void takeALoginForUnusedAtTheSameMoment(TestDatabase database) {
        Duration day = Duration.ofDays(1);
        Optional<Duration> life = Optional.of(HOUR);
        VaultNode right = VaultNode.on(database);
        Grant gone = Grants.silent(GrantKind.SESSION, "een", day.multipliedBy(15), life);
        right.vault.store(gone);
        right.vault.store(Grants.silent(GrantKind.SESSION, "een", day.multipliedBy(13), life));
        for (Duration apart : List.of(Duration.ZERO, day.multipliedBy(2), day.multipliedBy(-2))) {
            assertEquals(
                    List.of(gone.id()),
                    VaultNode.apart(database, apart).list.unused("een", day.multipliedBy(14), 9).stream()
                            .map(GrantLine::id)
                            .toList(),
                    apart::toString);
        }
    }

    @TestDatabase.OnEach
    void readInstantsInTheirOwnTime(TestDatabase database) {
        VaultNode right = VaultNode.on(database);
        right.vault.store(grant);
        for (Duration apart : List.of(HOUR, HOUR.negated())) {
            Grant read = VaultNode.apart(database, apart).vault.find(id).orElseThrow();
            near(
                    Grants.NOW.plusSeconds(3600).plus(apart),
                    read.tokens().expiresAt().orElseThrow());
            near(Grants.NOW.plus(apart), read.tokens().issuedAt());
            near(grant.firstLogin().plus(apart), read.firstLogin());
            near(grant.lastRotation().plus(apart), read.lastRotation());
        }
        assertEquals(Optional.of(grant), right.vault.find(id));
    }

    @TestDatabase.OnEach
    void writeInstantsInTheDatabasesTime(TestDatabase database) {
        VaultNode fast = VaultNode.apart(database, HOUR);
        fast.vault.store(grant);
        fast.vault.claim(id, 1, "fast", LEASE);
        fast.vault.advance(id, 1, "fast", Grants.tokens("next"));
        Grant read = VaultNode.on(database).vault.find(id).orElseThrow();
        near(Grants.NOW.plusSeconds(3600).minus(HOUR), read.tokens().expiresAt().orElseThrow());
        near(grant.firstLogin().minus(HOUR), read.firstLogin());
        near(Grants.NOW, read.lastRotation());
        near(Grants.NOW.plus(HOUR), fast.vault.find(id).orElseThrow().lastRotation());
    }

    @TestDatabase.OnEach
    void agreeAboutWhoRestedLong(TestDatabase database) {
        VaultNode fast = VaultNode.apart(database, HOUR);
        VaultNode.resting(database, (provider, age, permanent) -> Optional.of(TOLERANCE))
                .vault
                .store(grant);
        assertEquals(List.of(), fast.vault.resting("een", 10));
        fast.vault.postpone(new Resting(id, 1), TOLERANCE.negated());
        for (Duration apart : List.of(HOUR, HOUR.negated())) {
            List<Resting> found = VaultNode.apart(database, apart).vault.resting("een", 10);
            assertEquals(List.of(new Resting(id, 1)), found);
        }
    }

    @TestDatabase.OnEach
    void agreeAboutWhoEndsSoon(TestDatabase database) {
        VaultNode.on(database).vault.store(grant);
        Duration life = Duration.ofDays(1);
        for (Duration apart : List.of(HOUR, HOUR.negated())) {
            VaultNode node = VaultNode.apart(database, apart);
            assertEquals(List.of(), node.vault.ending("een", life.plus(HALF_AN_HOUR), 1, 10));
            List<Ending> found = node.vault.ending("een", life.minus(HALF_AN_HOUR), 1, 10);
            assertEquals(1, found.size());
            near(
                    grant.firstLogin().plus(apart).plus(life).minus(HALF_AN_HOUR),
                    found.get(0).endsAt());
        }
    }

    @TestDatabase.OnEach
    void agreeAboutTakenAttempts(TestDatabase database) {
        VaultNode slow = VaultNode.apart(database, HOUR.multipliedBy(3).negated());
        VaultNode right = VaultNode.on(database);
        Instant slowNow = Grants.NOW.minus(HOUR.multipliedBy(3));
        assertTrue(slow.attempts.take("attempt", "target", slowNow, slowNow.plusSeconds(600)));
        assertTrue(right.attempts.take("other", "target", Grants.NOW, Grants.NOW.plusSeconds(600)));
        assertFalse(slow.attempts.take("attempt", "target", slowNow, slowNow.plusSeconds(600)));
        assertEquals(Optional.of("target"), right.attempts.targetOf("attempt", Grants.NOW.plusSeconds(500)));
        assertEquals(Optional.empty(), right.attempts.targetOf("attempt", Grants.NOW.plusSeconds(700)));
    }

    @TestDatabase.OnEach
    void areAnOperatorsTroubleFromAMinuteOn(TestDatabase database) {
        VaultNode fast = VaultNode.apart(database, HOUR);
        fast.vault.find(id);
        assertEquals("", fast.trouble(LogCode.VAULT_CLOCK), "no row, so no time was read");
        fast.vault.store(grant);
        assertTrue(fast.trouble(LogCode.VAULT_CLOCK).matches("the database is 3[56]\\d\\d seconds behind this server"));
        VaultNode nearly = VaultNode.apart(database, Duration.ofSeconds(-50));
        nearly.vault.find(id);
        assertEquals("", nearly.trouble(LogCode.VAULT_CLOCK));
    }

    @Test
    void areNoTroubleAnyMoreWhenTheyWereSetRight() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            SettableOffset clock = new SettableOffset();
            VaultNode node = new VaultNode(database.source(), clock, Grants.ring("k1"));
            clock.offset = HOUR.negated();
            node.vault.store(grant);
            assertFalse(node.trouble(LogCode.VAULT_CLOCK).isEmpty());
            clock.offset = Duration.ZERO;
            node.vault.find(id);
            assertEquals("", node.trouble(LogCode.VAULT_CLOCK));
        }
    }

    private static void near(Instant expected, Instant actual) {
        Duration apart = Duration.between(expected, actual).abs();
        assertTrue(apart.compareTo(TOLERANCE) < 0, expected + " and " + actual);
    }
}
