package io.eenjakarta.vault;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The list of grants in memory. */
final class MemoryGrantList implements GrantList {

    private static final Comparator<GrantLine> LATEST = Comparator.comparing(GrantLine::firstLogin)
            .thenComparing(line -> line.id().value())
            .reversed();

    private final MemoryVault vault;

    MemoryGrantList(MemoryVault vault) {
        this.vault = vault;
    }

    @Override
    public List<GrantLine> page(GrantFilter filter, ListPage<GrantLine> page) {
        return vault.all()
                .filter(filter::takes)
                .map(GrantLine::of)
                .filter(line ->
                        page.after().isEmpty() || LATEST.compare(page.after().get(), line) < 0)
                .sorted(LATEST)
                .limit(page.most())
                .toList();
    }

    @Override
    public Map<String, Long> counts() {
        return vault.all()
                .collect(Collectors.groupingBy(grant -> grant.status().name(), TreeMap::new, Collectors.counting()));
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
