package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of grants in memory. */
final class MemoryGrantList implements GrantList {

    private static final Comparator<ListPlace> OLDEST = Comparator.naturalOrder();

    private final MemoryVault vault;

    MemoryGrantList(MemoryVault vault) {
        this.vault = vault;
    }

    @Override
    public List<GrantLine> page(GrantFilter filter, ListPage<GrantLine> page) {
        return page(vault.all().filter(filter::takes).map(GrantLine::of), OLDEST.reversed(), page);
    }

    @Override
    public Map<String, Long> counts() {
        return vault.all()
                .collect(Collectors.groupingBy(grant -> grant.status().name(), TreeMap::new, Collectors.counting()));
    }

    @Override
    public Optional<GrantLine> find(GrantId id) {
        return vault.find(id).map(GrantLine::of);
    }

    @Override
    public List<GrantLine> oldest(String provider, Instant until, ListPage<GrantLine> page) {
        return page(mortal(provider).filter(line -> !line.firstLogin().isAfter(until)), OLDEST, page);
    }

    @Override
    public List<GrantLine> unused(String provider, Duration silence, int most) {
        Instant now = vault.now();
        return silent(provider, silence, most, grant -> grant.tokens()
                .expiresAt()
                .filter(end -> !now.isBefore(end))
                .isPresent());
    }

    @Override
    public List<GrantLine> unusedWithoutEnd(String provider, Duration silence, int most) {
        return silent(
                provider, silence, most, grant -> grant.tokens().expiresAt().isEmpty());
    }

    private List<GrantLine> silent(String provider, Duration silence, int most, Predicate<Grant> when) {
        Instant now = vault.now();
        Instant until = now.minus(silence);
        return vault.unused(now)
                .filter(grant -> grant.kind() == GrantKind.SESSION
                        && grant.provider().equals(provider)
                        && !grant.lastRotation().isAfter(until)
                        && when.test(grant))
                .map(GrantLine::of)
                .sorted(Comparator.comparing(GrantLine::lastRotation))
                .limit(most)
                .toList();
    }

    @Override
    public List<Long> endings(String provider, Duration life, Instant from, Duration step, int steps) {
        return Steps.counted(mortal(provider).map(line -> line.firstLogin().plus(life)), from, step, steps);
    }

    private Stream<GrantLine> mortal(String provider) {
        return vault.all()
                .filter(grant -> grant.kind() == GrantKind.OFFLINE
                        && grant.provider().equals(provider)
                        && !grant.permanent()
                        && !grant.status().isDead())
                .map(GrantLine::of);
    }

    private static List<GrantLine> page(
            Stream<GrantLine> lines, Comparator<ListPlace> order, ListPage<GrantLine> page) {
        return lines.filter(line -> page.after()
                        .filter(last -> order.compare(line.place(), last) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(GrantLine::place, order))
                .limit(page.most())
                .toList();
    }

    @Override
    public long begunUntil(String provider, Instant until) {
        return vault.rows(provider)
                .map(MemoryRow::grant)
                .filter(grant -> !grant.permanent() && !grant.firstLogin().isAfter(until))
                .count();
    }

    @Override
    public Optional<Instant> nextKeepAlive(String provider) {
        return vault.rows(provider).map(MemoryRow::keepAliveAt).min(Comparator.naturalOrder());
    }
}
