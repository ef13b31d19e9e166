package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three nodes through long rows of accidents: no refresh token is read a third time, and no grant dies but of a reply
 * that was dropped.
 */
@Requirement("P2")
class RotationInvariantTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final int ROWS = 30;
    private static final int ACCIDENTS = 20;

    /** One node and its way to the rows. */
    private record Member(HookedVault vault, RenewalBench.Node node) {}

    /** One row of accidents. */
    private static final class Row implements AutoCloseable {
        private final RenewalBench bench = new RenewalBench();
        private final StrictProvider provider = new StrictProvider(bench.tokens, ScriptedTokens.LIFE);
        private final GrantId id = bench.open();
        private final Random random;
        private final List<Member> members = IntStream.range(0, 3)
                .mapToObj(i -> new HookedVault(bench.vault))
                .map(vault -> new Member(vault, bench.node(vault, Runnable::run)))
                .toList();
        private int lost;
        private int failures;

        Row(long seed) {
            this.random = new Random(seed);
        }

        void accident() {
            Member member = members.get(random.nextInt(members.size()));
            if (random.nextInt(5) == 0) {
                ownerDies();
            } else {
                Answer.next(bench.tokens, answer(member), answer(member), answer(member));
                rotate(member);
            }
            bench.clock.advance(LEASE.plusSeconds(1 + random.nextInt(30)));
            if (random.nextBoolean()) {
                members.forEach(each -> each.vault().away = false);
            }
        }

        private void rotate(Member member) {
            try {
                member.node().renewal().renewed(id, now().generation());
            } catch (GrantException | IllegalStateException accident) {
                failures++;
            }
        }

        private Answer answer(Member member) {
            return switch (random.nextInt(9)) {
                case 0 -> Answer.BUSY;
                case 1 -> Answer.WRONG_CLIENT;
                case 2 ->
                    token -> {
                        lost++;
                        return provider.lose(token);
                    };
                case 3 ->
                    token -> {
                        lost++;
                        return provider.rotateAndLose(token);
                    };
                case 4 ->
                    token -> {
                        lost++;
                        provider.rotate(token);
                        return Answer.BROKEN.apply(token);
                    };
                case 5 ->
                    token -> {
                        member.vault().away = true;
                        return provider.rotate(token);
                    };
                default -> provider::rotate;
            };
        }

        /** Dies right after the claim, after the declaration, or after the sending. */
        private void ownerDies() {
            String owner = UUID.randomUUID().toString();
            Claim claim = bench.vault.claim(id, now().generation(), owner, LEASE);
            if (claim instanceof Claim.Taken taken && taken.unanswered() < 2 && random.nextBoolean()) {
                boolean may = taken.unanswered() == 0
                        || bench.vault.replay(id, taken.grant().generation(), owner);
                if (may && random.nextBoolean()) {
                    lost++;
                    provider.rotateAndLose(taken.grant().tokens().refreshToken().orElseThrow());
                } else if (taken.unanswered() > 0) {
                    lost++;
                }
            }
        }

        void ends(String name) {
            members.forEach(each -> each.vault().away = false);
            members.forEach(
                    each -> Eventually.holds(() -> each.node().unstored().size() == 0));
            bench.clock.advance(Duration.ofMinutes(6));
            bench.tokens.answer = provider::rotate;
            assertTrue(provider.mostOften() <= 2, name + ": read a third time");
            if (!now().status().isDead()) {
                rotate(members.get(0));
            }
            Grant last = now();
            if (last.status().isDead()) {
                assertEquals(Grant.LOST_REPLY, last.reason(), name);
                assertTrue(lost > 0, name + ": dead without a lost reply");
            } else {
                assertEquals(GrantStatus.ACTIVE, last.status(), name);
                assertEquals(provider.rotations() + 1, last.generation(), name + ": a generation is lost");
            }
        }

        private Grant now() {
            return bench.vault.find(id).orElseThrow();
        }

        @Override
        public void close() {
            bench.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdThroughAnyRowOfAccidents(long seed) {
        for (int i = 0; i < ROWS; i++) {
            try (Row row = new Row(seed * 1000 + i)) {
                for (int accident = 0; accident < ACCIDENTS; accident++) {
                    row.accident();
                }
                row.ends("row " + (seed * 1000 + i));
            }
        }
    }
}
