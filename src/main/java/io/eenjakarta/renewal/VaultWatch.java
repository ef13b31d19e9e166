package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How the vault and its grants are, for whoever asks often: the database is asked in the background, for its health every five
 * seconds at most, for numbers of grants once a minute. Thread-safe, never blocks.
 */
@ApplicationScoped
public class VaultWatch {

    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofDays(1);

    private final VaultState state;
    private final Settings settings;
    private final GrantList grants;
    private final Clock clock;
    private final Lookout<Boolean> health;
    private final Lookout<Numbers> numbers;

    /**
     * Numbers of grants.
     *
     * @param at when they were looked up
     * @param states how many grants there are in each state, by the name of a {@link GrantStatus}
     * @param ending connected grants that end within 14 days, or should have ended
     * @param endingTomorrow those of them that end within a day
     * @param overdue how long the grant has waited whose keep-alive is the longest overdue
     */
    public record Numbers(Instant at, Map<String, Long> states, long ending, long endingTomorrow, Duration overdue) {

        /** How many grants are in a state. */
        public long in(GrantStatus status) {
            return states.getOrDefault(status.name(), 0L);
        }
    }

    @Inject
    public VaultWatch(
            TokenVault vault,
            VaultState state,
            GrantList grants,
            Settings settings,
            @Een Executor executor,
            @Een Clock clock) {
        this.state = state;
        this.grants = grants;
        this.settings = settings;
        this.clock = clock;
        this.health = new Lookout<>(vault::answers, OFTEN, executor, clock);
        this.numbers = new Lookout<>(this::count, SELDOM, executor, clock);
    }

    /** For the container's proxy. */
    protected VaultWatch() {
        this.state = null;
        this.grants = null;
        this.settings = null;
        this.clock = null;
        this.health = null;
        this.numbers = null;
    }

    /** {@code memory} or {@code jdbc}. */
    public String kind() {
        return state.kind();
    }

    /** Whether the database answered a few seconds ago, or when it was last used. */
    public boolean answers() {
        health.latest();
        return state.answers();
    }

    /** Whether the tables were found or made since the start. */
    public boolean isPrepared() {
        if (!state.isPrepared()) {
            health.latest();
        }
        return state.isPrepared();
    }

    /** The numbers as of a minute ago, if anybody has asked before; absent until they were looked up for the first time. */
    public Optional<Numbers> numbers() {
        return numbers.latest();
    }

    private Numbers count() {
        Instant now = clock.instant();
        long ending = 0;
        long tomorrow = 0;
        Duration overdue = Duration.ZERO;
        for (Provider provider : settings.providers().active()) {
            String name = provider.name();
            if (provider.grantLife().isPresent()) {
                Instant over = now.minus(provider.grantLife().get());
                ending += grants.begunUntil(name, over.plus(FORTNIGHT));
                tomorrow += grants.begunUntil(name, over.plus(DAY));
            }
            if (provider.rotates() && provider.idleLife().isPresent()) {
                Duration waits = grants.nextKeepAlive(name)
                        .map(due -> Duration.between(due, now))
                        .orElse(Duration.ZERO);
                overdue = waits.compareTo(overdue) > 0 ? waits : overdue;
            }
        }
        return new Numbers(now, grants.counts(), ending, tomorrow, overdue);
    }
}
