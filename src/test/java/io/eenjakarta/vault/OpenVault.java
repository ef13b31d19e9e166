package io.eenjakarta.vault;

import io.eenjakarta.provider.Troubles;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** The vault of a database without a server around it, for programs that measure it. */
public final class OpenVault implements AutoCloseable {

    private final PooledSource pool;
    private final ClockedSource clocked;
    private final TokenVault vault;
    private final KeyRing keys;
    private final Rest rest;

    /**
     * Opens it.
     *
     * @param rest how long unused grants rest
     */
    public OpenVault(DataSource source, KeyRing keys, Rest rest) {
        this.pool = new PooledSource(source);
        this.clocked = new ClockedSource(pool.source());
        this.keys = keys;
        this.rest = rest;
        this.vault = vault(clocked.source(), keys, rest, Clock.systemUTC());
    }

    /** Opens it, with the database's clock being this one. */
    public OpenVault(DataSource source, KeyRing keys, Rest rest, Clock clock) {
        this.pool = new PooledSource(source);
        this.clocked = new ClockedSource(pool.source(), clock);
        this.keys = keys;
        this.rest = rest;
        this.vault = vault(clocked.source(), keys, rest, clock);
    }

    /** The vault as a server has it whose data source is a pool of its own. */
    public static TokenVault on(DataSource pool, KeyRing keys, Rest rest) {
        return vault(pool, keys, rest, Clock.systemUTC());
    }

    private static TokenVault vault(DataSource source, KeyRing keys, Rest rest, Clock clock) {
        Troubles troubles = new Troubles(clock);
        return new JdbcVault(
                new Database(source, new OwnTransaction(), new VaultState("jdbc", troubles, clock)),
                new DatabaseClock(clock, troubles),
                new SealedTokens(keys),
                new UnreadableGrants(troubles),
                rest);
    }

    /** As a server sees it whose clock may differ from the database's. */
    public TokenVault seenBy(Clock clock) {
        return vault(clocked.source(), keys, rest, clock);
    }

    public TokenVault vault() {
        return vault;
    }

    /** How many statements it has run. */
    public long statements() {
        return clocked.statements();
    }

    /** How long they took. */
    public long nanos() {
        return clocked.nanos();
    }

    @Override
    public void close() throws SQLException {
        pool.close();
    }
}
