package io.eenjakarta.simulator;

import java.time.Duration;
import java.time.Instant;

/** All tokens of one login. Guarded by the lock of the book that made it. */
final class GrantFamily {
    static final Duration IDLE_LIFE = Duration.ofDays(14);
    static final Duration ABSOLUTE_LIFE = Duration.ofDays(90);

    final String clientId;
    final DemoData.User user;
    final String scope;
    final Instant authorizedAt;
    String refreshToken;
    Instant refreshedAt;
    /** Null when revoked or killed. */
    String accessToken;

    Instant accessExpires;
    private boolean dead;

    GrantFamily(String clientId, DemoData.User user, String scope, Instant authorizedAt) {
        this.clientId = clientId;
        this.user = user;
        this.scope = scope;
        this.authorizedAt = authorizedAt;
        this.refreshedAt = authorizedAt;
    }

    void kill() {
        dead = true;
        accessToken = null;
    }

    boolean accepts(String token, Instant now, GrantRules rules) {
        return live(now, rules) && token.equals(refreshToken);
    }

    boolean live(Instant now, GrantRules rules) {
        boolean inTime = rules.permanent()
                || (now.isBefore(refreshedAt.plus(IDLE_LIFE)) && now.isBefore(authorizedAt.plus(ABSOLUTE_LIFE)));
        return !dead && inTime;
    }

    boolean acceptsAccess(String token, Instant now) {
        return !dead && token.equals(accessToken) && now.isBefore(accessExpires);
    }
}
