package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The latest entries of the audit trail, in memory. Older ones make room, which is no loss to complain of. */
final class MemoryAudit implements AuditStore {

    static final int MOST = 10_000;

    private static final Comparator<AuditEntry> LATEST =
            Comparator.comparing(AuditEntry::place).reversed();

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedList<AuditEntry> entries = new LinkedList<>();

    @Override
    public void add(AuditEntry entry) {
        alone(() -> {
            entries.addLast(entry);
            return entries.size() > MOST ? entries.removeFirst() : entry;
        });
    }

    @Override
    public List<AuditEntry> recent(AuditFilter filter, ListPage<AuditEntry> page) {
        List<AuditEntry> all = alone(() -> new ArrayList<>(entries));
        Collections.reverse(all);
        return all.stream()
                .filter(entry -> filter.takes(entry.what()))
                .filter(entry -> page.after()
                        .filter(last -> entry.place().compareTo(last) >= 0)
                        .isEmpty())
                .sorted(LATEST)
                .limit(page.most())
                .toList();
    }

    @Override
    public Map<Act, List<Long>> counts(Set<Act> acts, Instant from, Duration step, int steps) {
        List<AuditEntry> all = alone(() -> new ArrayList<>(entries));
        return acts.stream()
                .collect(Collectors.toMap(
                        act -> act,
                        act -> Steps.counted(
                                all.stream()
                                        .filter(entry -> entry.what().act() == act)
                                        .map(AuditEntry::at),
                                from,
                                step,
                                steps)));
    }

    @Override
    public int anonymise(Grant.Owner owner) {
        return anonymise("", Set.of(), what -> isOf(owner, what), what -> isOf(owner, what));
    }

    @Override
    public int anonymise(String caller, Set<GrantId> linked) {
        return anonymise(
                caller,
                linked,
                what -> what.who().equals(caller),
                what -> what.who().equals(caller) && what.act().isByOwner());
    }

    /** Those that the first test finds, and all of these grants and of the grants of those that the second one finds. */
    private int anonymise(
            String caller, Set<GrantId> known, Predicate<Occurrence> own, Predicate<Occurrence> ofOwnGrant) {
        return alone(() -> {
            Set<String> grants = new HashSet<>();
            known.forEach(id -> grants.add(id.value()));
            for (AuditEntry entry : entries) {
                if (ofOwnGrant.test(entry.what()) && !entry.what().grant().isEmpty()) {
                    grants.add(entry.what().grant());
                }
            }
            int changed = 0;
            for (ListIterator<AuditEntry> each = entries.listIterator(); each.hasNext(); ) {
                AuditEntry entry = each.next();
                Occurrence what = entry.what();
                Occurrence after = own.test(what) || grants.contains(what.grant()) ? nameless(caller, what) : what;
                if (!after.equals(what)) {
                    each.set(new AuditEntry(entry.id(), entry.at(), after));
                    changed++;
                }
            }
            return changed;
        });
    }

    /** Removes what happened before this moment; how many. */
    int removeBefore(Instant moment) {
        return alone(() -> {
            int before = entries.size();
            entries.removeIf(entry -> entry.at().isBefore(moment));
            return before - entries.size();
        });
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public void stop() {
        // It ends with the application.
    }

    private static boolean isOf(Grant.Owner owner, Occurrence what) {
        return what.account().equals(owner.account()) && what.user().equals(owner.user());
    }

    /** Under the name of an administrator still, unless that is this caller. */
    private static Occurrence nameless(String caller, Occurrence what) {
        String who = what.act().isByAdministrator() && !what.who().equals(caller) ? what.who() : "";
        return new Occurrence(
                what.act(), who, what.grant(), what.provider(), "", "", what.generation(), what.code(), "");
    }

    private <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
