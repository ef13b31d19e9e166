package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * When the rests of rows end, as the database stores it: by its clock, and {@code null} for never, as without a refresh token.
 */
final class RestTimes {

    private final Rest rest;

    RestTimes(Rest rest) {
        this.rest = rest;
    }

    /** Of a row that has just been given another generation. */
    Long until(GrantRow row, TokenSet next, DatabaseTime time, boolean permanent) {
        return planned(row, next, time, permanent).map(time::after).orElse(null);
    }

    /** Of a row that is about to be stored. */
    Long first(Connection connection, GrantRow row, TokenSet tokens, DatabaseTime time) throws SQLException {
        Optional<Duration> planned = planned(row, tokens, time, row.permanent() != 0);
        if (planned.isPresent()
                && DueGrants.isCrowded(connection, row.provider(), time.after(planned.get()), rest.many())) {
            return time.after(rest.amongMany(planned.get()));
        }
        return planned.map(time::after).orElse(null);
    }

    /** Of a connected grant that begins anew with a login. */
    Long ofLogin(Grant login, DatabaseTime time) {
        return login.tokens()
                .refreshToken()
                .flatMap(token -> rest.of(login.provider(), Duration.ZERO, false))
                .map(time::after)
                .orElse(null);
    }

    private Optional<Duration> planned(GrantRow row, TokenSet tokens, DatabaseTime time, boolean permanent) {
        Duration age = Duration.ofMillis(time.now() - row.firstLogin());
        boolean rests = row.isOffline() && tokens.refreshToken().isPresent();
        return rests ? rest.of(row.provider(), age, permanent) : Optional.empty();
    }
}
