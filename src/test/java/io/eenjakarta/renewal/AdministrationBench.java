package io.eenjakarta.renewal;

import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.Reencryption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Administration of a vault in memory, with everything real but the provider, the clock and the keys. */
final class AdministrationBench implements AutoCloseable {

    static final String ADMIN = "een/00001106/ad31";
    static final Grant.Owner BOB = new Grant.Owner("00002222", "b0b");

    final RenewalBench renewal = new RenewalBench();
    final ListedLinks links = new ListedLinks();
    final Breaker breaker = new Breaker(renewal.troubles, renewal.audit, renewal.clock);
    int runs;
    final Reencryption reencryption = new Reencryption() {
        @Override
        public Progress progress() {
            return new Progress("k1", 3, Map.of("k0", 1L), Map.of(), runs > 0);
        }

        @Override
        public boolean start() {
            return runs++ == 0;
        }
    };
    final GrantList list = GrantList.of(renewal.vault);
    final GrantAdministration administration = new GrantAdministration(
            new GrantEndings(renewal.renewal, list, links, renewal.audit),
            new GrantActs(renewal.renewal, list, renewal.tokens.clients(), breaker, reencryption, renewal.audit));
    final GrantOverview overview =
            new GrantOverview(list, links, renewal.audit, reencryption, RenewalBench.settings(), renewal.clock);

    /** A login of this user. */
    GrantId session(String token, Grant.Owner owner) {
        GrantId id = renewal.open(token, Optional.of(ScriptedTokens.LIFE));
        renewal.vault.identify(id, owner);
        return id;
    }

    /** What this caller connected. */
    GrantId connected(String token, Grant.Owner owner, String caller) {
        GrantId id = renewal.connect(token);
        renewal.vault.identify(id, owner);
        links.link(new GrantLink(caller, id, "een", owner, renewal.clock.instant()));
        return id;
    }

    boolean lives(GrantId id) {
        return renewal.vault.find(id).isPresent();
    }

    /** The latest first. */
    List<Occurrence> audited() {
        return renewal.audit.recent(AuditFilter.all(), ListPage.first(100)).stream()
                .map(AuditEntry::what)
                .toList();
    }

    @Override
    public void close() {
        renewal.close();
    }
}
