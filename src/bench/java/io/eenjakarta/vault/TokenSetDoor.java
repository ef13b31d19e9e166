package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.util.Map;

/** The tokens of one grant, sealed as they stand in the database, for what measures them from outside. */
public final class TokenSetDoor {

    private static final DatabaseTime TIME = new DatabaseTime(0, 0);

    private final Grant grant;
    private final SealedTokens tokens;
    private final GrantRow row;

    /** @param key 32 bytes */
    public TokenSetDoor(Grant grant, byte[] key) {
        this.grant = grant;
        this.tokens = new SealedTokens(new KeyRing(Map.of("k1", key)));
        this.row = GrantRow.of(grant, tokens.seal(grant.id(), grant.generation(), grant.tokens(), TIME), TIME);
    }

    /** What a rotation writes. */
    public Object seal() {
        return tokens.seal(grant.id(), grant.generation(), grant.tokens(), TIME);
    }

    /** What a look at the vault reads. */
    public TokenSet open() {
        return tokens.open(row, TIME);
    }
}
