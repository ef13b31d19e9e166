package io.eenjakarta.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What nobody needs any more, in memory. All of it goes at once. */
final class MemoryRemains implements Remains {

    private final MemoryVault vault;
    private final MemoryLinks links;
    private final MemoryAudit audit;
    private final Clock clock;

    MemoryRemains(MemoryVault vault, MemoryLinks links, MemoryAudit audit, Clock clock) {
        this.vault = vault;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int removeEntries(Duration age, int most) {
        return audit.removeBefore(clock.instant().minus(age).plusMillis(1));
    }

    @Override
    public int removeGrants(Duration age, int most) {
        Instant before = clock.instant().minus(age);
        return vault.remove(grant -> grant.kind() != GrantKind.OFFLINE
                        && grant.status().isDead()
                        && !grant.lastRotation().isAfter(before))
                + vault.remove(this::isLeftBehind);
    }

    private boolean isLeftBehind(Grant grant) {
        return grant.parent()
                .filter(parent -> vault.find(parent)
                        .filter(login -> !login.status().isDead())
                        .isEmpty())
                .isPresent();
    }

    @Override
    public int removeLinks(int most) {
        return links.remove(link -> vault.find(link.grant()).isEmpty());
    }
}
