package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A vault that lives and dies with the application. Never blocks and never fails. */
public final class MemoryVault implements TokenVault {

    private final Map<GrantId, MemoryRow> rows = new ConcurrentHashMap<>();
    private final Clock clock;

    public MemoryVault(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void store(Grant grant) {
        if (rows.putIfAbsent(grant.id(), MemoryRow.of(grant)) != null) {
            throw new IllegalStateException("grant " + grant.id() + " is in the vault already");
        }
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return Optional.ofNullable(rows.get(id)).map(MemoryRow::grant);
    }

    @Override
    public Claim claim(GrantId id, int generation, String owner, Duration lease) {
        Instant now = clock.instant();
        MemoryRow row = rows.computeIfPresent(
                id, (key, old) -> old.mayBeClaimed(generation, now) ? old.claimed(owner, now.plus(lease)) : old);
        return row != null && row.isHeld(generation, owner)
                ? new Claim.Taken(row.grant(), row.unanswered())
                : new Claim.NotTaken(Optional.ofNullable(row).map(MemoryRow::grant));
    }

    @Override
    public boolean replay(GrantId id, int generation, String owner) {
        return replace(id, row -> row.isHeld(generation, owner) && row.unanswered() == 1, MemoryRow::replaying);
    }

    @Override
    public boolean advance(GrantId id, int generation, String owner, TokenSet next) {
        Instant now = clock.instant();
        return replace(
                id,
                row -> row.isHeld(generation, owner) || row.waitsForAnswer(generation),
                row -> row.advanced(next, now));
    }

    @Override
    public boolean release(
            GrantId id, int generation, String owner, GrantStatus status, boolean replayable, String reason) {
        return replace(id, row -> row.isHeld(generation, owner), row -> row.released(status, replayable, reason));
    }

    @Override
    public void identify(GrantId id, Grant.Owner owner) {
        replace(id, row -> true, row -> row.of(Optional.of(owner), row.grant().tokens()));
    }

    @Override
    public void place(GrantId id, URI apiBase) {
        replace(
                id,
                row -> true,
                row -> row.of(row.grant().owner(), row.grant().tokens().at(apiBase)));
    }

    @Override
    public Optional<Grant> end(GrantId id) {
        return Optional.ofNullable(rows.remove(id)).map(MemoryRow::grant);
    }

    @Override
    public boolean isShared(Grant ended) {
        return rows.values().stream().map(MemoryRow::grant).anyMatch(other -> other.sharesTokensOf(ended));
    }

    @Override
    public List<GrantId> restingSince(Instant before, int most) {
        return rows.values().stream()
                .map(MemoryRow::grant)
                .filter(grant -> grant.kind() == GrantKind.OFFLINE && grant.status() == GrantStatus.ACTIVE)
                .filter(grant -> grant.lastRotation().isBefore(before))
                .sorted(Comparator.comparing(Grant::lastRotation))
                .limit(most)
                .map(Grant::id)
                .toList();
    }

    @Override
    public boolean answers() {
        return true;
    }

    private boolean replace(GrantId id, Predicate<MemoryRow> when, UnaryOperator<MemoryRow> by) {
        boolean[] done = new boolean[1];
        rows.computeIfPresent(id, (key, row) -> {
            done[0] = when.test(row);
            return done[0] ? by.apply(row) : row;
        });
        return done[0];
    }
}
