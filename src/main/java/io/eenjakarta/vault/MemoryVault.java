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
import java.util.stream.Stream;

/** A vault that lives and dies with the application. Never blocks and never fails. */
public final class MemoryVault implements TokenVault {

    private final Map<GrantId, MemoryRow> rows = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Rest rest;

    /**
     * An empty vault.
     *
     * @param rest how long an unused grant rests until it is to be kept alive; asked for each generation
     */
    public MemoryVault(Clock clock, Rest rest) {
        this.clock = clock;
        this.rest = rest;
    }

    @Override
    public void store(Grant grant) {
        if (rows.putIfAbsent(grant.id(), first(grant)) != null) {
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
                row -> row.isHeld(generation, owner) || row.waitsForAnswer(generation, now),
                row -> row.advanced(next, now, restUntil(row.grant().rotated(next, now))));
    }

    private MemoryRow first(Grant grant) {
        return MemoryRow.of(grant, grant.status().isDead() ? Instant.MAX : restUntil(grant));
    }

    private Instant restUntil(Grant grant) {
        if (grant.kind() != GrantKind.OFFLINE || grant.tokens().refreshToken().isEmpty()) {
            return Instant.MAX;
        }
        Instant now = clock.instant();
        return rest.of(grant.provider(), Duration.between(grant.firstLogin(), now), grant.permanent())
                .map(now::plus)
                .orElse(Instant.MAX);
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
    public Optional<Replaced> replace(GrantId id, Grant login) {
        Grant[] before = new Grant[1];
        Instant now = clock.instant();
        boolean done = replace(id, row -> row.belongsTo(login), row -> {
            before[0] = row.grant();
            return row.replaced(
                    login,
                    now,
                    login.tokens()
                            .refreshToken()
                            .flatMap(token -> rest.of(login.provider(), Duration.ZERO, false))
                            .map(now::plus)
                            .orElse(Instant.MAX));
        });
        return done ? find(id).map(grant -> new Replaced(grant, Optional.of(before[0]))) : Optional.empty();
    }

    @Override
    public Optional<Grant> end(GrantId id) {
        return Optional.ofNullable(rows.remove(id)).map(MemoryRow::grant);
    }

    @Override
    public List<GrantLine> switchedFrom(GrantId parent) {
        return all().filter(grant -> grant.parent().filter(parent::equals).isPresent())
                .map(GrantLine::of)
                .sorted(Comparator.comparing(GrantLine::place))
                .toList();
    }

    @Override
    public boolean isShared(Grant ended) {
        return rows.values().stream().map(MemoryRow::grant).anyMatch(other -> other.sharesTokensOf(ended));
    }

    @Override
    public List<Resting> resting(String provider, int most) {
        Instant now = clock.instant();
        return rows.values().stream()
                .filter(row -> row.isOffline(provider) && row.hasRested(now))
                .sorted(Comparator.comparing(MemoryRow::keepAliveAt))
                .limit(most)
                .map(MemoryRow::grant)
                .map(grant -> new Resting(grant.id(), grant.generation()))
                .toList();
    }

    @Override
    public void postpone(Resting grant, Duration by) {
        Instant until = clock.instant().plus(by);
        replace(
                grant.id(),
                row -> row.grant().generation() == grant.generation()
                        && !row.keepAliveAt().equals(Instant.MAX),
                row -> row.postponed(until));
    }

    @Override
    public List<Ending> ending(String provider, Duration life, int mark, int most) {
        Instant before = clock.instant().plus(Duration.ofDays(mark)).minus(life);
        return rows.values().stream()
                .filter(row -> row.isOffline(provider) && row.announced() > mark)
                .map(MemoryRow::grant)
                .filter(grant -> !grant.permanent() && !grant.status().isDead())
                .filter(grant -> !grant.firstLogin().isAfter(before))
                .limit(most)
                .map(grant -> new Ending(
                        grant.id(),
                        grant.kind(),
                        grant.owner(),
                        grant.firstLogin().plus(life)))
                .toList();
    }

    @Override
    public boolean announce(GrantId id, int mark) {
        return replace(id, row -> row.announced() > mark, row -> row.announced(mark));
    }

    @Override
    public boolean answers() {
        return true;
    }

    /** Connected grants of a provider that live. */
    Stream<MemoryRow> rows(String provider) {
        return rows.values().stream()
                .filter(row -> row.isOffline(provider) && !row.grant().status().isDead());
    }

    Instant now() {
        return clock.instant();
    }

    /** All grants, as they are now. */
    Stream<Grant> all() {
        return rows.values().stream().map(MemoryRow::grant);
    }

    /** Those that live, and that nobody is rotating. */
    Stream<Grant> unused(Instant now) {
        return rows.values().stream()
                .filter(row -> row.mayBeClaimed(row.grant().generation(), now))
                .map(MemoryRow::grant);
    }

    /** Takes out those that the test finds; how many. */
    int remove(Predicate<Grant> when) {
        int removed = 0;
        for (Map.Entry<GrantId, MemoryRow> row : rows.entrySet()) {
            if (when.test(row.getValue().grant()) && rows.remove(row.getKey(), row.getValue())) {
                removed++;
            }
        }
        return removed;
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
