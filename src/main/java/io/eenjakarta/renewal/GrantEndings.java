package io.eenjakarta.renewal;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantLinks;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The acts of {@link GrantAdministration} that end grants and erase people. */
@ApplicationScoped
public class GrantEndings {

    private static final int BATCH = 100;

    private final Renewal renewal;
    private final GrantList grants;
    private final GrantLinks links;
    private final AuditTrail audit;

    @Inject
    public GrantEndings(Renewal renewal, GrantList grants, GrantLinks links, AuditTrail audit) {
        this.renewal = renewal;
        this.grants = grants;
        this.links = links;
        this.audit = audit;
    }

    /** For the container's proxy. */
    protected GrantEndings() {
        this(null, null, null, null);
    }

    boolean end(String who, GrantId id) {
        boolean ended = end(id, line -> record(who, line));
        GrantActs.tell(
                LogCode.ADMIN_ENDED, who, "grant " + Excerpt.of(id.value()) + (ended ? "" : ", which was not there"));
        return ended;
    }

    int endAllOf(String who, String provider, Grant.Owner owner) {
        int ended = endAll(GrantFilter.all().at(provider).of(owner), line -> record(who, line));
        GrantActs.tell(LogCode.ADMIN_ENDED, who, "all of " + Excerpt.of(CallerName.of(provider, owner)) + ", " + ended);
        return ended;
    }

    int endAllOf(String who, String caller) {
        int ended = CallerName.parse(caller)
                .map(name -> endAll(name.filter().of(GrantKind.SESSION), line -> record(who, line)))
                .orElse(0);
        for (GrantLink link : asked(() -> links.of(caller))) {
            ended += end(link.grant(), line -> record(who, line)) ? 1 : 0;
            unlinked(link);
        }
        GrantActs.tell(LogCode.ADMIN_ENDED, who, "all of caller " + Excerpt.of(caller) + ", " + ended);
        return ended;
    }

    Erasure erase(String who, String provider, Grant.Owner owner) {
        String caller = CallerName.of(provider, owner);
        int ended = endAll(GrantFilter.all().at(provider).of(owner), line -> {});
        Erasure byCaller = erased(caller);
        int removed = unlinked(asked(() -> links.to(provider, owner)));
        int entries = asked(() -> audit.anonymise(owner));
        return told(
                who, new Erasure(ended + byCaller.grants(), removed + byCaller.links(), entries + byCaller.entries()));
    }

    Erasure erase(String who, String caller) {
        return CallerName.parse(caller)
                .map(name -> erase(who, name.provider(), name.owner()))
                .orElseGet(() -> told(who, erased(caller)));
    }

    /** What this caller connected, and their name. The links go last: they tell a second time which grants it is about. */
    private Erasure erased(String caller) {
        List<GrantLink> own = asked(() -> links.of(caller));
        int ended = 0;
        for (GrantLink link : own) {
            ended += end(link.grant(), line -> {}) ? 1 : 0;
        }
        Set<GrantId> grantsOfOwn = own.stream().map(GrantLink::grant).collect(Collectors.toSet());
        int entries = asked(() -> audit.anonymise(caller, grantsOfOwn));
        return new Erasure(ended, unlinked(own), entries);
    }

    /** Without saying whom. */
    private Erasure told(String who, Erasure done) {
        String counts = "grants " + done.grants() + ", links " + done.links() + ", audit entries " + done.entries();
        GrantActs.tell(LogCode.ADMIN_ERASED, who, counts);
        audit.record(Occurrence.of(Act.ADMIN_ANONYMISED, LogCode.ADMIN_ERASED)
                .by(who)
                .because(counts));
        return done;
    }

    private int endAll(GrantFilter filter, Consumer<GrantLine> then) {
        int ended = 0;
        ListPage<GrantLine> page = ListPage.first(BATCH);
        List<GrantLine> lines;
        do {
            ListPage<GrantLine> next = page;
            lines = asked(() -> grants.page(filter, next));
            for (GrantLine line : lines) {
                end(line, then);
                page = page.behind(line);
                ended++;
            }
        } while (lines.size() == BATCH);
        return ended;
    }

    private boolean end(GrantId id, Consumer<GrantLine> then) {
        Optional<GrantLine> known = asked(() -> grants.find(id));
        known.ifPresent(line -> end(line, then));
        return known.isPresent();
    }

    private void end(GrantLine line, Consumer<GrantLine> then) {
        renewal.end(line.id());
        then.accept(line);
    }

    private void record(String who, GrantLine line) {
        audit.record(GrantActs.of(Occurrence.of(Act.ADMIN_ENDED, LogCode.ADMIN_ENDED), line)
                .by(who));
    }

    private int unlinked(List<GrantLink> gone) {
        return gone.stream().mapToInt(link -> unlinked(link) ? 1 : 0).sum();
    }

    private boolean unlinked(GrantLink link) {
        return asked(() -> links.unlink(link.caller(), link.grant()));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }
}
