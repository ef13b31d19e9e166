package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;

/** A promise of the vault that is not kept. */
enum HistorySabotage {
    /** A living lease is taken. */
    LEASE,
    /** Whoever names an older generation gets the newest. */
    GENERATION,
    /** Who does not hold the right gives it back, and kills the grant. */
    OWNER,
    /** The replay is allowed and not written down. */
    REPLAY,
    /** An answer that came late waits for an owner who has died. */
    LATE,
    /** A grant that ended is there again with the answer that came too late. */
    END,
    /** Whoever ends a grant is not told its tokens. */
    SILENCE,
    /** What is not stored is said to be. */
    STORE,
    /** Dead grants stay alive for whoever claims them. */
    DEATH;

    /** A vault that breaks it. */
    TokenVault before(TokenVault rows) {
        Broken broken = new Broken(rows);
        return (TokenVault) Proxy.newProxyInstance(
                TokenVault.class.getClassLoader(),
                new Class<?>[] {TokenVault.class},
                (self, method, arguments) -> broken.answer(method, arguments));
    }

    private final class Broken {
        private final TokenVault rows;
        private Grant last;
        private String owner;
        private int dropped;

        Broken(TokenVault rows) {
            this.rows = rows;
        }

        Object answer(Method method, Object[] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments;
            switch (method.getName()) {
                case "claim":
                    return claim(given);
                case "end":
                    Object ended = invoked(method, given);
                    return HistorySabotage.this == SILENCE ? Optional.empty() : ended;
                case "replay":
                    if (HistorySabotage.this == REPLAY) {
                        return true;
                    }
                    break;
                case "advance":
                    if (HistorySabotage.this == STORE && dropped++ % 2 == 0) {
                        return true;
                    }
                    if (HistorySabotage.this == LATE && isOthers(given)) {
                        return false;
                    }
                    if (HistorySabotage.this == END
                            && rows.find((GrantId) given[0]).isEmpty()) {
                        rows.store(last.rotated((TokenSet) given[3], last.lastRotation()));
                        return true;
                    }
                    break;
                case "release":
                    if (HistorySabotage.this == OWNER) {
                        given[2] = owner;
                    }
                    if (HistorySabotage.this == DEATH && given[3] == GrantStatus.NEEDS_LOGIN) {
                        given[3] = GrantStatus.ACTIVE;
                    }
                    break;
                default:
                    break;
            }
            return invoked(method, given);
        }

        private Object invoked(Method method, Object... given) throws Throwable {
            try {
                return method.invoke(rows, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private boolean isOthers(Object... given) {
            return !given[2].equals(owner)
                    && rows.find((GrantId) given[0])
                            .filter(grant -> grant.status() == GrantStatus.ROTATING)
                            .isPresent();
        }

        private Claim claim(Object[] given) {
            GrantId id = (GrantId) given[0];
            int generation = HistorySabotage.this == GENERATION
                    ? rows.find(id).map(Grant::generation).orElse(0)
                    : (int) given[1];
            Duration lease = HistorySabotage.this == LEASE ? Duration.ofSeconds(-1) : (Duration) given[3];
            Claim claim = rows.claim(id, generation, (String) given[2], lease);
            if (claim instanceof Claim.Taken taken) {
                last = taken.grant();
                owner = (String) given[2];
            }
            return claim;
        }
    }
}
