package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantLinks;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.ListPlace;
import io.eenjakarta.vault.Reencryption;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * All grants and what happened to them, for administrators to look at; {@link GrantAdministration} is for acting. Opens no token
 * and changes nothing. Thread-safe; blocks on the vault's database, and throws {@link GrantException.TryLater} when that cannot
 * be reached.
 */
@ApplicationScoped
public class GrantOverview {

    /** The longest time back or ahead that a chart shows, in days. */
    public static final int MOST_DAYS = 366;

    /** What a chart of the past shows unless it is asked for more. */
    public static final Set<Act> CHARTED =
            Set.of(Act.ROTATED, Act.NEEDS_LOGIN, Act.LOGIN, Act.LOGIN_REFUSED, Act.REFUSED, Act.SECRET_REFUSED);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final GrantList grants;
    private final GrantLinks links;
    private final AuditTrail audit;
    private final Reencryption reencryption;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public GrantOverview(
            GrantList grants,
            GrantLinks links,
            AuditTrail audit,
            Reencryption reencryption,
            Settings settings,
            @Een Clock clock) {
        this.grants = grants;
        this.links = links;
        this.audit = audit;
        this.reencryption = reencryption;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected GrantOverview() {
        this(null, null, null, null, null, null);
    }

    /** Grants that meet the filter, the latest login first. Those that need a login carry the reason. */
    public List<GrantLine> page(GrantFilter filter, ListPage<GrantLine> page) {
        return asked(() -> grants.page(filter, page));
    }

    /** How many grants there are in each state, by the name of a {@link io.eenjakarta.vault.GrantStatus}. */
    public Map<String, Long> counts() {
        return asked(grants::counts);
    }

    /** The grant; absent when it ended or never was. */
    public Optional<GrantLine> find(GrantId id) {
        return asked(() -> grants.find(id));
    }

    /** What a caller of this portal has connected, the oldest first; some of it may have ended. */
    public List<GrantLink> linksOf(String caller) {
        return asked(() -> links.of(caller));
    }

    /** Connected grants that live and end within this time from now, or should have ended, the next to end first. */
    public List<EndingGrant> ending(Duration within, ListPage<EndingGrant> page) {
        Instant until = clock.instant().plus(within);
        return settings.providers().active().stream()
                .filter(provider -> provider.grantLife().isPresent())
                .flatMap(
                        provider -> ending(provider.name(), provider.grantLife().get(), until, page).stream())
                .sorted(Comparator.comparing(EndingGrant::place))
                .limit(page.most())
                .toList();
    }

    private List<EndingGrant> ending(String provider, Duration life, Instant until, ListPage<EndingGrant> page) {
        Optional<ListPlace> after =
                page.after().map(place -> new ListPlace(place.at().minus(life), place.id()));
        return asked(() -> grants.oldest(provider, until.minus(life), new ListPage<>(after, page.most()))).stream()
                .map(line -> new EndingGrant(line, line.firstLogin().plus(life)))
                .toList();
    }

    /** What happened to a grant, the latest first; also to one that is no more. */
    public List<AuditEntry> history(GrantId id, ListPage<AuditEntry> page) {
        return audit(AuditFilter.all().to(id), page);
    }

    /** What meets the filter, the latest first. */
    public List<AuditEntry> audit(AuditFilter filter, ListPage<AuditEntry> page) {
        return asked(() -> audit.recent(filter, page));
    }

    /**
     * How many connected grants end on each of the next days, in UTC, today first.
     *
     * @param days from 1 to {@value #MOST_DAYS}
     */
    public Chart endings(int days) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        List<List<Long>> each = settings.providers().active().stream()
                .filter(provider -> provider.grantLife().isPresent())
                .map(provider -> asked(() ->
                        grants.endings(provider.name(), provider.grantLife().get(), today, DAY, checked(days))))
                .toList();
        List<Long> sums = IntStream.range(0, checked(days))
                .mapToObj(day ->
                        each.stream().mapToLong(numbers -> numbers.get(day)).sum())
                .toList();
        return new Chart(today, DAY, Map.of("ENDING", sums));
    }

    /**
     * How often each of these happened on each of the last days, in UTC, today last.
     *
     * @param days from 1 to {@value #MOST_DAYS}
     */
    public Chart pastDays(Set<Act> acts, int days) {
        return past(acts, clock.instant().truncatedTo(ChronoUnit.DAYS), DAY, checked(days));
    }

    /**
     * How often each of these happened in each of the last hours, the one that runs last.
     *
     * @param hours from 1 to {@value #MOST_DAYS}
     */
    public Chart pastHours(Set<Act> acts, int hours) {
        return past(acts, clock.instant().truncatedTo(ChronoUnit.HOURS), HOUR, checked(hours));
    }

    /** How far the sealing of grants with the first key is. */
    public Reencryption.Progress reencryption() {
        return asked(reencryption::progress);
    }

    private Chart past(Set<Act> acts, Instant last, Duration step, int steps) {
        Instant from = last.minus(step.multipliedBy(steps - 1L));
        return Chart.of(from, step, asked(() -> audit.counts(acts, from, step, steps)));
    }

    private static int checked(int steps) {
        if (steps < 1 || steps > MOST_DAYS) {
            throw new IllegalArgumentException("a chart has 1 to " + MOST_DAYS + " steps, not " + steps);
        }
        return steps;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }
}
