package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens are given back in the end, or it is told that they were not. */
class RevocationTest {

    @RegisterExtension
    final LogLines log = new LogLines("io.eenjakarta.renewal");

    private final RenewalBench bench = new RenewalBench();
    private Runnable onSchedule = () -> {};
    private final HandScheduler scheduler = new HandScheduler() {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            onSchedule.run();
            return super.schedule(task, delay, unit);
        }
    };
    private final List<GrantId> farewells = new ArrayList<>();
    private final Revocation revocation = revocation(bench.tokens.clients(), Runnable::run);
    private final Grant ended = bench.vault.find(bench.connect("r")).orElseThrow();
    private final String token = ended.tokens().refreshToken().orElseThrow().toString();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
        bench.close();
    }

    @Test
    void isTriedAgainForAQuarterOfAnHourAndThenGivenUp() {
        bench.tokens.takesBack = () -> false;
        revocation.revoke(ended);
        for (int seconds : new int[] {2, 15, 60, 240, 600}) {
            assertEquals(1, scheduler.planned.size());
            assertEquals(
                    Duration.ofSeconds(seconds), scheduler.planned.element().delay());
            scheduler.run();
        }
        assertEquals(0, scheduler.planned.size());
        assertEquals(6, bench.tokens.revoked.size());
        assertEquals(List.of(ended.id()), farewells, "once");
        assertEquals(
                List.of(
                        told("attempt 1"),
                        told("attempt 2"),
                        told("attempt 3"),
                        told("attempt 4"),
                        told("attempt 5"),
                        told("attempt 6, given up")),
                told());
    }

    @Test
    void isOverAsSoonAsTheProviderTakesThem() {
        bench.tokens.takesBack = () -> bench.tokens.revoked.size() == 2;
        revocation.revoke(ended);
        scheduler.run();
        assertEquals(0, scheduler.planned.size());
        assertEquals(List.of(told("attempt 1")), told());
    }

    @Test
    void isToldByTheAccessTokenWhereThereIsNoOther() {
        Grant switched = Grant.switched(ended, SwitchBench.SHOP, ended.tokens(), bench.clock.instant());
        Grant bare = switched.rotated(
                new TokenSet(
                        ended.tokens().accessToken(),
                        Optional.empty(),
                        bench.clock.instant(),
                        Optional.empty(),
                        Optional.empty()),
                bench.clock.instant());
        bench.tokens.takesBack = () -> false;
        revocation.revoke(bare);
        assertEquals(
                List.of("WARNING "
                        + LogCode.TOKEN_REVOKE_FAILED.line(ended.tokens().accessToken() + ", attempt 1")),
                told());
    }

    @Test
    void isNotPossibleAtAProviderThatIsSwitchedOff() {
        TokenClients none = new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.empty();
            }
        };
        revocation(none, Runnable::run).revoke(ended);
        assertEquals(List.of(told("its provider een is switched off")), told());
        assertEquals(List.of(), farewells);
    }

    @Test
    void isToldWhenTheServerTakesNoTasksAnyMore() {
        revocation(bench.tokens.clients(), task -> {
                    throw new RejectedExecutionException("stopping");
                })
                .revoke(ended);
        assertEquals(List.of(told("the application is stopping")), told());
    }

    @Test
    void isToldWhenTheApplicationsClassesAreGone() {
        bench.tokens.takesBack = () -> {
            throw new NoClassDefFoundError("taken away");
        };
        revocation.revoke(ended);
        assertEquals(List.of(told("java.lang.NoClassDefFoundError")), told());
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void isNotSentByAnApplicationThatIsGone() {
        bench.tokens.takesBack = () -> false;
        revocation.revoke(ended);
        revocation.stop();
        assertTrue(scheduler.planned.element().handle().isCancelled());
        scheduler.run();
        revocation.revoke(ended);
        assertEquals(1, bench.tokens.revoked.size());
        assertEquals(List.of(ended.id()), farewells);
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void isNotPlannedByAnApplicationThatGoesMeanwhile() {
        bench.tokens.takesBack = () -> {
            revocation.stop();
            return false;
        };
        revocation.revoke(ended);
        assertEquals(0, scheduler.planned.size());
        assertEquals(List.of(told("attempt 1, given up")), told());
    }

    @Test
    void isTakenOutOfThePlanWhenTheApplicationGoesWhileItIsPlanned() {
        bench.tokens.takesBack = () -> false;
        onSchedule = revocation::stop;
        revocation.revoke(ended);
        assertTrue(scheduler.planned.element().handle().isCancelled());
    }

    private Revocation revocation(TokenClients clients, Executor executor) {
        return new Revocation(
                bench.vault, clients, executor, scheduler, List.of((Farewell) grant -> farewells.add(grant.id())));
    }

    private List<String> told() {
        return log.with(LogCode.TOKEN_REVOKE_FAILED.line(""));
    }

    private String told(String detail) {
        return "WARNING " + LogCode.TOKEN_REVOKE_FAILED.line(token + ", " + detail);
    }
}
