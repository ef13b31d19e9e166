package io.eenjakarta.vault;

import io.eenjakarta.vault.GrantTable.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The SQL that gives a grant the tokens of a new login. A rotation under way names the generation that it leaves, so what it
 * brings comes too late; the grant's life begins anew, and what was announced of its end no longer counts.
 */
final class ReplacedTokens {

    private static final String REPLACE = "UPDATE een_grant SET generation = ?, status = 'ACTIVE', reason = '',"
            + " sealed = ?, key_id = ?, expires_at = ?, issued_at = ?, api_base = ?, first_login = ?,"
            + " last_rotation = ?, permanent = 0, announced = " + Ending.NOTHING + ", keep_alive_at = ?,"
            + " lease_owner = '', lease_deadline = 0, unanswered = 0 WHERE id = ? AND generation = ?";

    private final GrantTable table;
    private final SealedTokens tokens;
    private final RestTimes rests;

    ReplacedTokens(GrantTable table, SealedTokens tokens, RestTimes rests) {
        this.table = table;
        this.tokens = tokens;
        this.rests = rests;
    }

    /**
     * Writes the tokens of a new login.
     *
     * @return the row as it was; absent when it is not there, or not this user's
     */
    Optional<Reading> write(Connection connection, GrantId id, Grant login) throws SQLException {
        Optional<Reading> read = ownRow(connection, id, login);
        // Each turn means that a rotation came in between.
        while (read.isPresent() && !write(connection, read.get(), login)) {
            read = ownRow(connection, id, login);
        }
        return read;
    }

    private Optional<Reading> ownRow(Connection connection, GrantId id, Grant login) throws SQLException {
        return table.find(connection, id).filter(read -> fits(read.row(), login));
    }

    private boolean write(Connection connection, Reading read, Grant login) throws SQLException {
        GrantRow row = read.row();
        int generation = row.generation() + 1;
        SealedSet next = tokens.seal(new GrantId(row.id()), generation, login.tokens(), read.time());
        return Sql.update(
                        connection,
                        REPLACE,
                        generation,
                        next.sealed(),
                        next.keyId(),
                        next.expiresAt(),
                        next.issuedAt(),
                        next.apiBase(),
                        read.time().of(login.firstLogin()),
                        read.time().now(),
                        rests.ofLogin(login, read.time()),
                        row.id(),
                        row.generation())
                == 1;
    }

    private static boolean fits(GrantRow row, Grant login) {
        return row.isOffline()
                && row.provider().equals(login.provider())
                && login.owner()
                        .filter(owner -> owner.account().equals(row.account()))
                        .filter(owner -> owner.user().equals(row.user()))
                        .isPresent();
    }
}
