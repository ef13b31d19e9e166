package io.eenjakarta.vault;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Links in memory. They end with the application, as the grants do. */
final class MemoryLinks implements GrantLinks {

    private static final Comparator<GrantLink> BY_AGE = Comparator.comparing(GrantLink::since)
            .thenComparing(link -> link.grant().value());

    private final Map<GrantId, GrantLink> links = new ConcurrentHashMap<>();

    @Override
    public void link(GrantLink link) {
        GrantLink there = links.putIfAbsent(link.grant(), link);
        if (there != null && !there.isSameUser(link)) {
            throw new IllegalStateException("grant " + link.grant() + " is linked already");
        }
    }

    @Override
    public List<GrantLink> of(String caller) {
        return links.values().stream()
                .filter(link -> link.caller().equals(caller))
                .sorted(BY_AGE)
                .toList();
    }

    @Override
    public List<GrantLink> to(String provider, Grant.Owner owner) {
        return links.values().stream()
                .filter(link -> link.provider().equals(provider) && link.owner().equals(owner))
                .sorted(BY_AGE)
                .toList();
    }

    @Override
    public boolean unlink(String caller, GrantId grant) {
        GrantLink there = links.get(grant);
        return there != null && there.caller().equals(caller) && links.remove(grant, there);
    }

    /** Takes out those that the test finds; how many. */
    int remove(Predicate<GrantLink> when) {
        int removed = 0;
        for (GrantLink link : links.values()) {
            if (when.test(link) && links.remove(link.grant(), link)) {
                removed++;
            }
        }
        return removed;
    }
}
