package io.eenjakarta.vault;

import io.eenjakarta.provider.Troubles;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** The vault of a database without a server around it, for programs that measure it. */
public final class OpenVault implements AutoCloseable {

    private final PooledSource pool;
    private final TokenVault vault;

    /**
     * Opens it.
     *
     * @param rest how long unused grants rest
     */
    public OpenVault(DataSource source, KeyRing keys, Rest rest) {
        Troubles troubles = new Troubles(Clock.systemUTC());
        this.pool = new PooledSource(source);
        this.vault = new JdbcVault(
                new Database(pool.source(), new OwnTransaction(), new VaultState("jdbc", troubles, Clock.systemUTC())),
                new DatabaseClock(Clock.systemUTC(), troubles),
                new SealedTokens(keys),
                new UnreadableGrants(troubles),
                rest);
    }

    public TokenVault vault() {
        return vault;
    }

    @Override
    public void close() throws SQLException {
        pool.close();
    }
}
