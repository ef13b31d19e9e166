package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A vault that lives and dies with the application. Never blocks. */
public final class MemoryVault implements TokenVault {

    private record Row(Grant grant, String owner, Instant deadline) {

        Row with(int generation, GrantStatus status, String reason, TokenSet tokens, Instant rotated) {
            Grant next = new Grant(
                    grant.id(),
                    grant.kind(),
                    grant.provider(),
                    grant.owner(),
                    generation,
                    status,
                    reason,
                    tokens,
                    grant.firstLogin(),
                    rotated);
            return new Row(next, "", Instant.MIN);
        }

        Row of(Optional<Grant.Owner> person, TokenSet tokens) {
            Grant known = new Grant(
                    grant.id(),
                    grant.kind(),
                    grant.provider(),
                    person,
                    grant.generation(),
                    grant.status(),
                    grant.reason(),
                    tokens,
                    grant.firstLogin(),
                    grant.lastRotation());
            return new Row(known, owner, deadline);
        }

        Row heldBy(String newOwner, Instant until) {
            Row rotating = with(grant.generation(), GrantStatus.ROTATING, "", grant.tokens(), grant.lastRotation());
            return new Row(rotating.grant, newOwner, until);
        }

        boolean isHeld(int generation, String by) {
            return grant.status() == GrantStatus.ROTATING && grant.generation() == generation && owner.equals(by);
        }

        boolean mayBeClaimed(int generation, Instant now) {
            boolean free = grant.status() != GrantStatus.ROTATING || deadline.isBefore(now);
            return grant.generation() == generation && !grant.status().isDead() && free;
        }
    }

    private final Map<GrantId, Row> rows = new ConcurrentHashMap<>();

    @Override
    public void store(Grant grant) {
        if (rows.putIfAbsent(grant.id(), new Row(grant, "", Instant.MIN)) != null) {
            throw new IllegalStateException("grant " + grant.id() + " is in the vault already");
        }
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::grant);
    }

    @Override
    public boolean claim(GrantId id, int generation, String owner, Instant now, Instant deadline) {
        return replace(id, row -> row.mayBeClaimed(generation, now), row -> row.heldBy(owner, deadline));
    }

    @Override
    public boolean advance(GrantId id, int generation, String owner, TokenSet next, Instant now) {
        return replace(
                id,
                row -> row.isHeld(generation, owner),
                row -> row.with(generation + 1, GrantStatus.ACTIVE, "", next, now));
    }

    @Override
    public boolean release(GrantId id, int generation, String owner, GrantStatus status, String reason) {
        return replace(id, row -> row.isHeld(generation, owner), row -> {
            Grant grant = row.grant();
            return row.with(generation, status, reason, grant.tokens(), grant.lastRotation());
        });
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
        return Optional.ofNullable(rows.remove(id)).map(Row::grant);
    }

    private boolean replace(GrantId id, Predicate<Row> when, UnaryOperator<Row> by) {
        boolean[] done = new boolean[1];
        rows.computeIfPresent(id, (key, row) -> {
            done[0] = when.test(row);
            return done[0] ? by.apply(row) : row;
        });
        return done[0];
    }
}
