package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Grants whose tokens last for the time of a run. */
final class SampleTokens {

    private static final URI API = URI.create("https://api.c001.eagleeyenetworks.com");

    private SampleTokens() {}

    /** A grant with this number in everything. */
    static Grant grant(int number, Instant now) {
        return grant("access-" + number, "refresh-" + number, "user-" + number, now);
    }

    /** A grant whose tokens have the length of real ones. */
    static Grant grant(Instant now) {
        return grant(EagleEyeReply.ACCESS, EagleEyeReply.REFRESH, "user", now);
    }

    /** 256 bits. */
    static byte[] key() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    private static Grant grant(String access, String refresh, String user, Instant now) {
        TokenSet tokens = new TokenSet(
                new AccessToken(access),
                Optional.of(new RefreshToken(refresh)),
                now,
                Optional.of(now.plus(Duration.ofHours(12))),
                Optional.of(API));
        return new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.of(new Grant.Owner("00000001", user)),
                1,
                GrantStatus.ACTIVE,
                "",
                tokens,
                now,
                now);
    }
}
