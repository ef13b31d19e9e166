package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Telemetry.Reading;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vault.VaultState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How things stand, read by exporters. Grants are counted in the database by a thread of ours, at an export that finds the last
 * count more than half a minute old, and shown at the next: exports never wait for the database, and where there are none,
 * nobody counts. Every node sees the same vault, so each shows all grants. Thread-safe.
 */
@ApplicationScoped
public class GrantGauges {

    static final long COUNTED_EVERY_MILLIS = 30_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final Telemetry telemetry;
    private final GrantList grants;
    private final VaultState vault;
    private final UnstoredTokens unstored;
    private final Breaker breaker;
    private final AuditTrail audit;
    private final Settings settings;
    private final Executor executor;
    private final Clock clock;
    private final AtomicLong askedMillis = new AtomicLong(NEVER);
    private final List<Telemetry.Watch> watches = new CopyOnWriteArrayList<>();
    /** By state, as of the last count that worked; null when the last one did not. */
    private volatile Map<String, Long> counts;

    @Inject
    public GrantGauges(
            Telemetry telemetry,
            GrantList grants,
            VaultState vault,
            UnstoredTokens unstored,
            Breaker breaker,
            AuditTrail audit,
            Settings settings,
            @Een Executor executor,
            @Een Clock clock) {
        this.telemetry = telemetry;
        this.grants = grants;
        this.vault = vault;
        this.unstored = unstored;
        this.breaker = breaker;
        this.audit = audit;
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected GrantGauges() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** Shows them from now on; to be called once. */
    void start() {
        watch(Measure.GRANTS, this::byState);
        watch(Measure.VAULT_AVAILABLE, () -> List.of(Reading.of(vault.answers() ? 1 : 0)));
        watch(Measure.TOKENS_UNSTORED, () -> List.of(Reading.of(unstored.size())));
        watch(Measure.AUDIT_LOST, () -> List.of(Reading.of(audit.lost())));
        watch(Measure.BREAKER_OPEN, () -> settings.providers().active().stream()
                .map(Provider::name)
                .map(name -> Reading.of(breaker.stopped(name).isPresent() ? 1 : 0, Tag.provider(name)))
                .toList());
    }

    /** The application is going, and the server's exporter stays: it must not keep us, nor read us any more. */
    @PreDestroy
    void stop() {
        watches.forEach(Telemetry.Watch::close);
    }

    private void watch(Measure measure, Supplier<List<Reading>> reader) {
        watches.add(telemetry.watch(measure, reader));
    }

    private List<Reading> byState() {
        long now = clock.millis();
        long asked = askedMillis.get();
        boolean due = asked == NEVER || now < asked || now - asked >= COUNTED_EVERY_MILLIS;
        if (due && askedMillis.compareAndSet(asked, now)) {
            executor.execute(this::count);
        }
        Map<String, Long> known = counts;
        return known == null
                ? List.of()
                : Arrays.stream(GrantStatus.values())
                        .map(GrantStatus::name)
                        .map(state ->
                                Reading.of(known.getOrDefault(state, 0L), Tag.state(state.toLowerCase(Locale.ROOT))))
                        .toList();
    }

    private void count() {
        try {
            counts = grants.counts();
        } catch (VaultException away) {
            // Nothing is better than something that is not so any more.
            counts = null;
        }
    }
}
