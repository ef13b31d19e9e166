package io.eenjakarta.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Access tokens of accounts that a reseller's user switched to. They have no refresh token. Thread-safe. */
public final class SwitchedTokens {
    /** @param user the reseller's user, as one of the account that the token is for */
    private record Switched(DemoData.User user, Instant expires) {}

    static final Duration LIFE = Duration.ofHours(1);

    record Issued(String token, Instant expires) {}

    private final Clock clock;
    private final JwtIssuer issuer;
    private final Consumer<String> secrets;
    private final Map<String, Switched> tokens = new HashMap<>();
    private Duration life = LIFE;

    /** @param secrets told of each token */
    SwitchedTokens(Clock clock, JwtIssuer issuer, Consumer<String> secrets) {
        this.clock = clock;
        this.issuer = issuer;
        this.secrets = secrets;
    }

    /** Those that are issued from now on live so long; without being told, an hour. */
    public synchronized void live(Duration other) {
        life = other;
    }

    /** @param user the reseller's user, as one of the account that the token is for */
    Issued issue(DemoData.User user) {
        Instant now = clock.instant();
        Instant end = end(now);
        String token = issuer.issue("switched", user, now, end);
        secrets.accept(token);
        add(token, new Switched(user, end));
        return new Issued(token, end);
    }

    private synchronized Instant end(Instant now) {
        return now.plus(life);
    }

    private synchronized void add(String token, Switched switched) {
        tokens.put(token, switched);
    }

    synchronized boolean has(String token) {
        return tokens.containsKey(token);
    }

    synchronized Optional<DemoData.User> bearer(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(switched -> clock.instant().isBefore(switched.expires()))
                .map(Switched::user);
    }

    /** All that were issued are dead; the resellers' own stay. */
    public synchronized void kill() {
        tokens.clear();
    }
}
