package io.eenjakarta.vault;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Grants, tokens and keys for tests. */
final class Grants {

    /** When the tests began, in the milliseconds that a database keeps. */
    static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    static final Grant.Owner ADA = new Grant.Owner("00001106", "ca0f61ab");
    static final URI BASE = URI.create("https://api.c001.eagleeyenetworks.com");

    private Grants() {}

    /** Generation 1 of a login of just now. */
    static Grant fresh() {
        return fresh(GrantKind.SESSION, NOW);
    }

    static Grant fresh(GrantKind kind, Instant rotated) {
        return new Grant(
                GrantId.random(),
                kind,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                tokens("first"),
                NOW.minusSeconds(60),
                rotated);
    }

    /**
     * A grant that got its only tokens long ago.
     *
     * @param life of its access token, where that is known
     */
    static Grant silent(GrantKind kind, String provider, Duration ago, Optional<Duration> life) {
        Instant login = NOW.minus(ago);
        TokenSet first = tokens("first");
        return new Grant(
                GrantId.random(),
                kind,
                provider,
                Optional.of(ADA),
                1,
                GrantStatus.ACTIVE,
                "",
                new TokenSet(first.accessToken(), first.refreshToken(), login, life.map(login::plus), Optional.empty()),
                login,
                login);
    }

    static TokenSet tokens(String name) {
        return new TokenSet(
                new AccessToken("access-" + name),
                Optional.of(new RefreshToken("refresh-" + name)),
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                Optional.empty());
    }

    /** A ring of keys by these names, always the same for the same name. */
    static KeyRing ring(String... names) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (String name : names) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) name.hashCode());
            keys.put(name, key);
        }
        return new KeyRing(keys);
    }
}
