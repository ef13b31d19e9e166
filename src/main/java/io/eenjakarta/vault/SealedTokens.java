package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Token sets with their secrets sealed for one generation of one grant: in another row, or as another generation, they do
 * not open. Inside is a byte for the format, and then each token after its length in bytes; a missing refresh token has
 * the length -1. Thread-safe.
 */
final class SealedTokens {

    private static final String PURPOSE = "grant";
    private static final byte FORMAT = 1;

    private final KeyRing keys;

    SealedTokens(KeyRing keys) {
        this.keys = keys;
    }

    /** Seals with the first key; another text each time. */
    SealedSet seal(GrantId grant, int generation, TokenSet tokens, DatabaseTime time) {
        byte[] access = tokens.accessToken().value().getBytes(UTF_8);
        byte[] refresh = tokens.refreshToken()
                .map(token -> token.value().getBytes(UTF_8))
                .orElse(new byte[0]);
        ByteBuffer plain = ByteBuffer.allocate(1 + 2 * Integer.BYTES + access.length + refresh.length);
        plain.put(FORMAT).putInt(access.length).put(access);
        plain.putInt(tokens.refreshToken().isPresent() ? refresh.length : -1).put(refresh);
        return new SealedSet(
                keys.seal(PURPOSE, plain.array(), place(grant.value(), generation)),
                keys.sealingKey(),
                tokens.expiresAt().map(time::of).orElse(null),
                time.of(tokens.issuedAt()),
                tokens.apiBase().map(URI::toString).orElse(null));
    }

    /**
     * Opens the tokens of a row.
     *
     * @throws VaultException.Unreadable when that is not possible, with the reason
     */
    TokenSet open(GrantRow row, DatabaseTime time) {
        SealedSet set = row.tokens();
        ByteBuffer plain = ByteBuffer.wrap(opened(row.id(), row.generation(), set.sealed(), set.keyId()));
        try {
            plain.get();
            AccessToken access = new AccessToken(text(plain, plain.getInt()));
            int length = plain.getInt();
            return new TokenSet(
                    access,
                    length < 0 ? Optional.empty() : Optional.of(new RefreshToken(text(plain, length))),
                    time.ours(set.issuedAt()),
                    Optional.ofNullable(set.expiresAt()).map(time::ours),
                    Optional.ofNullable(set.apiBase()).map(base -> base(row.id(), base)));
        } catch (BufferUnderflowException e) {
            throw unreadable(row.id(), "its tokens are incomplete", false);
        }
    }

    /** Whether a row holds just these tokens as this generation; false also when it cannot be read. */
    boolean holds(GrantRow row, int generation, TokenSet tokens, DatabaseTime time) {
        try {
            TokenSet there = open(row, time);
            return row.generation() == generation
                    && there.accessToken().equals(tokens.accessToken())
                    && there.refreshToken().equals(tokens.refreshToken());
        } catch (VaultException.Unreadable e) {
            return false;
        }
    }

    /** Whether the refresh token that follows a row is the one in it; false also when that cannot be read. */
    boolean stay(GrantRow row, TokenSet next, DatabaseTime time) {
        try {
            return next.keeps(open(row, time));
        } catch (VaultException.Unreadable e) {
            return false;
        }
    }

    /**
     * The same secrets under the first key.
     *
     * @throws VaultException.Unreadable when they do not open
     */
    String resealed(String grant, int generation, String sealed, String keyId) {
        return keys.seal(PURPOSE, opened(grant, generation, sealed, keyId), place(grant, generation));
    }

    private byte[] opened(String grant, int generation, String sealed, String keyId) {
        Seal seal = Seal.of(sealed)
                .filter(read -> read.namesAKey() && read.key().equals(keyId))
                .orElseThrow(() -> unreadable(grant, "its tokens are damaged", false));
        String key = seal.key();
        if (!keys.has(key)) {
            throw unreadable(grant, "it was sealed with key " + key + ", which is not in een.vault-keys here", true);
        }
        byte[] plain = keys.open(PURPOSE, seal, place(grant, generation))
                .orElseThrow(() -> unreadable(
                        grant,
                        "its tokens are damaged, or those of another grant or generation, or of another key " + key,
                        false));
        if (plain.length == 0 || plain[0] != FORMAT) {
            throw unreadable(grant, "its tokens have the format of a newer version", true);
        }
        return plain;
    }

    private static URI base(String grant, String text) {
        try {
            URI base = URI.create(text);
            if (base.getHost() != null && ("https".equals(base.getScheme()) || "http".equals(base.getScheme()))) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // The same as an address without a host.
        }
        throw unreadable(grant, "its API base is no address", false);
    }

    private static String text(ByteBuffer plain, int length) {
        if (length < 0 || length > plain.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        plain.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static String place(String grant, int generation) {
        return grant + '/' + generation;
    }

    private static VaultException.Unreadable unreadable(String grant, String why, boolean curable) {
        return new VaultException.Unreadable("grant " + grant + ": " + why, curable);
    }
}
