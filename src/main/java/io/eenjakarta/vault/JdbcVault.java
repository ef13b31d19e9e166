package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.GrantTable.Reading;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A vault in a database, for one node or many. Leases go by the database's clock alone, so nodes whose clocks differ never
 * take a living one from each other.
 *
 * <p>What was perhaps done when a connection broke is recognised when it is asked for again: storing the same tokens,
 * claiming for the same owner, advancing to the same tokens. A replay is not, and counts as used.
 */
final class JdbcVault implements TokenVault {

    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final GrantTable table;
    private final SealedTokens tokens;
    private final UnreadableGrants unreadable;
    private final RestTimes rests;

    /**
     * A vault on a database.
     *
     * @param rest how long an unused grant rests until it is to be kept alive; asked for each generation
     */
    JdbcVault(Database database, DatabaseClock clock, SealedTokens tokens, UnreadableGrants unreadable, Rest rest) {
        this.database = database;
        this.table = new GrantTable(clock);
        this.tokens = tokens;
        this.unreadable = unreadable;
        this.rests = new RestTimes(rest);
    }

    @Override
    public void store(Grant grant) {
        if (!database.call(connection -> stored(connection, grant))) {
            throw new IllegalStateException("grant " + grant.id() + " is in the vault already");
        }
    }

    private boolean stored(Connection connection, Grant grant) throws SQLException {
        DatabaseTime time = table.time(connection);
        SealedSet sealed = tokens.seal(grant.id(), grant.generation(), grant.tokens(), time);
        try {
            GrantRow row = GrantRow.of(grant, sealed, time);
            table.insert(connection, row, row.isAlive() ? rests.first(connection, row, grant.tokens(), time) : null);
            return true;
        } catch (SQLException e) {
            if (!SqlFailure.of(e).isDuplicate()) {
                throw e;
            }
        }
        return table.find(connection, grant.id())
                .filter(there -> holds(there, grant.generation(), grant.tokens()))
                .isPresent();
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return grant(id, database.call(connection -> table.find(connection, id)));
    }

    @Override
    public Claim claim(GrantId id, int generation, String owner, Duration lease) {
        return database.call(connection -> {
            Optional<Reading> read = table.find(connection, id);
            Optional<Grant> grant = grant(id, read);
            if (grant.isEmpty()) {
                return new Claim.NotTaken(grant);
            }
            GrantRow row = read.get().row();
            DatabaseTime time = read.get().time();
            if (row.isHeld(generation, owner)) {
                return new Claim.Taken(grant.get(), row.unanswered());
            }
            if (!row.mayBeClaimed(generation, time.now())) {
                return new Claim.NotTaken(grant);
            }
            if (!table.claim(connection, row, owner, time.after(lease))) {
                return new Claim.NotTaken(grant(id, table.find(connection, id)));
            }
            Grant mine = row.grant(grant.get().tokens(), time, GrantStatus.ROTATING);
            return new Claim.Taken(mine, row.unansweredForNewOwner());
        });
    }

    @Override
    public boolean replay(GrantId id, int generation, String owner) {
        return database.call(connection -> table.replay(connection, id, generation, owner));
    }

    @Override
    public boolean advance(GrantId id, int generation, String owner, TokenSet next) {
        return database.call(connection -> {
            Optional<Reading> read = table.find(connection, id);
            if (read.isPresent() && read.get().row().generation() == generation) {
                DatabaseTime time = read.get().time();
                SealedSet sealed = tokens.seal(id, generation + 1, next, time);
                GrantRow row = read.get().row();
                boolean same = tokens.stay(row, next, time);
                if (table.advance(connection, read.get(), owner, sealed, same, rests.until(row, next, time, same))) {
                    return true;
                }
                read = table.find(connection, id);
            }
            return read.filter(there -> holds(there, generation + 1, next)).isPresent();
        });
    }

    @Override
    public boolean release(
            GrantId id, int generation, String owner, GrantStatus status, boolean replayable, String reason) {
        int unanswered = status == GrantStatus.SUSPECT ? replayable ? 1 : 2 : 0;
        return database.call(
                connection -> table.release(connection, id, generation, owner, status, storable(reason), unanswered));
    }

    @Override
    public void identify(GrantId id, Grant.Owner owner) {
        database.call(connection -> table.identify(connection, id, owner));
    }

    @Override
    public void place(GrantId id, URI apiBase) {
        database.call(connection -> table.place(connection, id, apiBase.toString()));
    }

    @Override
    public Optional<Replaced> replace(GrantId id, Grant login) {
        ReplacedTokens replaced = new ReplacedTokens(table, tokens, rests);
        Optional<Reading> before = database.call(connection -> replaced.write(connection, id, login));
        return before.flatMap(read -> {
            Optional<Grant> was = ended(id, before);
            return find(id).map(now -> new Replaced(now, was));
        });
    }

    /** Unreadable ones end as well, and count as absent: there are no tokens to revoke. */
    @Override
    public Optional<Grant> end(GrantId id) {
        return database.call(connection -> {
            // Each turn means that a rotation came in between.
            for (Optional<Reading> read = table.find(connection, id);
                    read.isPresent();
                    read = table.find(connection, id)) {
                if (table.delete(connection, read.get().row())) {
                    return ended(id, read);
                }
            }
            return grant(id, Optional.empty());
        });
    }

    private Optional<Grant> ended(GrantId id, Optional<Reading> read) {
        try {
            return grant(id, read);
        } catch (VaultException.Unreadable toldAlready) {
            return Optional.empty();
        }
    }

    @Override
    public List<GrantLine> switchedFrom(GrantId parent) {
        return database.call(connection -> JdbcGrantList.switchedFrom(connection, parent));
    }

    @Override
    public boolean isShared(Grant ended) {
        return ended.owner().isPresent()
                && database
                        .call(connection -> table.others(
                                connection,
                                ended.id(),
                                ended.provider(),
                                ended.owner().get()))
                        .stream()
                        .anyMatch(other -> sharesTokens(other, ended));
    }

    private boolean sharesTokens(Reading other, Grant ended) {
        try {
            return grant(new GrantId(other.row().id()), Optional.of(other))
                    .filter(grant -> grant.sharesTokensOf(ended))
                    .isPresent();
        } catch (VaultException.Unreadable e) {
            return e.curable();
        }
    }

    @Override
    public List<Resting> resting(String provider, int most) {
        return database.call(connection -> DueGrants.resting(connection, table.time(connection), provider, most));
    }

    @Override
    public void postpone(Resting grant, Duration by) {
        database.call(connection ->
                DueGrants.postpone(connection, grant, table.time(connection).after(by)));
    }

    @Override
    public List<Ending> ending(String provider, Duration life, int mark, int most) {
        return database.call(
                connection -> DueGrants.ending(connection, table.time(connection), provider, life, mark, most));
    }

    @Override
    public boolean announce(GrantId id, int mark) {
        return database.call(connection -> DueGrants.announce(connection, id, mark));
    }

    @Override
    public boolean answers() {
        return database.answers();
    }

    private Optional<Grant> grant(GrantId id, Optional<Reading> read) {
        try {
            Optional<Grant> grant =
                    read.map(there -> there.row().grant(tokens.open(there.row(), there.time()), there.time()));
            unreadable.over(id.value());
            return grant;
        } catch (VaultException.Unreadable e) {
            unreadable.note(id.value(), e.getMessage());
            throw e;
        }
    }

    private boolean holds(Reading there, int generation, TokenSet expected) {
        return tokens.holds(there.row(), generation, expected, there.time());
    }

    /** Text from outside, without what PostgreSQL does not store and without an end. */
    private static String storable(String reason) {
        String clean = reason.replaceAll("\\p{Cntrl}", " ");
        return clean.substring(0, Math.min(clean.length(), LONGEST_REASON));
    }
}
