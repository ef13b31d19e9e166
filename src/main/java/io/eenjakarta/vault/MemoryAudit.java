package io.eenjakarta.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The latest entries of the audit trail, in memory. Older ones make room, which is no loss to complain of. */
final class MemoryAudit implements AuditStore {

    static final int MOST = 10_000;

    private static final Comparator<AuditEntry> BY_TIME =
            Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id);

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
                .sorted(BY_TIME.reversed())
                .filter(entry -> page.after().isEmpty()
                        || BY_TIME.compare(entry, page.after().get()) < 0)
                .limit(page.most())
                .toList();
    }

    @Override
    public int anonymise(Grant.Owner owner) {
        return alone(() -> {
            Set<String> grants = new HashSet<>();
            for (AuditEntry entry : entries) {
                if (isOf(owner, entry.what()) && !entry.what().grant().isEmpty()) {
                    grants.add(entry.what().grant());
                }
            }
            int changed = 0;
            for (ListIterator<AuditEntry> each = entries.listIterator(); each.hasNext(); ) {
                AuditEntry entry = each.next();
                Occurrence what = entry.what();
                if (isOf(owner, what) || grants.contains(what.grant())) {
                    each.set(new AuditEntry(entry.id(), entry.at(), nameless(what)));
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

    private static Occurrence nameless(Occurrence what) {
        return new Occurrence(
                what.act(), "", what.grant(), what.provider(), "", "", what.generation(), what.code(), "");
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
