package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for the tokens of a row, byte by byte. */
@Requirement("C20")
class SealedTokensTest {

    private static final DatabaseTime TIME = new DatabaseTime(0, 0);
    private static final byte FORMAT = 1;

    private final KeyRing keys = Grants.ring("k1");
    private final SealedTokens tokens = new SealedTokens(keys);
    private final Grant grant = Grants.fresh();

    private GrantRow row(SealedSet set) {
        return GrantRow.of(grant, set, TIME);
    }

    /** A row whose secrets are these bytes. */
    private GrantRow row(ByteBuffer plain, String base) {
        byte[] bytes = new byte[plain.flip().remaining()];
        plain.get(bytes);
        String sealed = keys.seal("grant", bytes, grant.id().value() + "/1");
        return row(new SealedSet(sealed, keys.sealingKey(), null, 0, base));
    }

    private static ByteBuffer plain() {
        return ByteBuffer.allocate(100).put(FORMAT);
    }

    private static ByteBuffer pair() {
        return plain().putInt(2).put(new byte[] {'a', 't'}).putInt(2).put(new byte[] {'r', 't'});
    }

    private void refused(GrantRow row, String why) {
        VaultException.Unreadable refusal = assertThrows(VaultException.Unreadable.class, () -> tokens.open(row, TIME));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertFalse(tokens.holds(row, 1, grant.tokens(), TIME));
        assertFalse(tokens.stay(row, grant.tokens(), TIME));
    }

    @Test
    void areTheBytesOfBothToTheLastOne() {
        TokenSet opened = tokens.open(row(pair(), null), TIME);
        assertEquals(new AccessToken("at"), opened.accessToken());
        assertEquals(Optional.of(new RefreshToken("rt")), opened.refreshToken());
        TokenSet empty = tokens.open(row(plain().putInt(0).putInt(0), null), TIME);
        assertEquals(new AccessToken(""), empty.accessToken());
        assertEquals(Optional.of(new RefreshToken("")), empty.refreshToken());
        assertEquals(
                Optional.empty(),
                tokens.open(row(plain().putInt(0).putInt(-1), null), TIME).refreshToken());
    }

    @Test
    void areNothingThatIsShorterThanItSays() {
        refused(row(plain().putInt(3).put(new byte[] {'a', 't'}), null), "incomplete");
        refused(row(plain().putInt(-1), null), "incomplete");
        refused(row(plain().putInt(Integer.MAX_VALUE), null), "incomplete");
        refused(row(plain().putInt(1).put((byte) 'a').putInt(1), null), "incomplete");
        refused(row(plain().put((byte) 0), null), "incomplete");
    }

    @Test
    void areNothingOfAnotherFormat() {
        refused(row(ByteBuffer.allocate(0), null), "newer version");
        refused(row(ByteBuffer.allocate(1).put((byte) 2), null), "newer version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "ftp://h", "https:/path", "https:opaque", "//h", "ht tp://h", "file:///etc/passwd"})
    @Requirement("C22")
    void areNotSentToWhatIsNoAddress(String base) {
        refused(row(pair(), base), "API base");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"https://api.c001.eagleeyenetworks.com", "http://127.0.0.1:3334"})
    void areSentToTheHostThatStandsThere(String base) {
        assertEquals(
                Optional.ofNullable(base),
                tokens.open(row(pair(), base), TIME).apiBase().map(Object::toString));
    }

    @Test
    void areThoseOfTheirGenerationAlone() {
        GrantRow mine = row(tokens.seal(grant.id(), 1, grant.tokens(), TIME));
        assertTrue(tokens.holds(mine, 1, grant.tokens(), TIME));
        assertFalse(tokens.holds(mine, 2, grant.tokens(), TIME));
        assertFalse(tokens.holds(mine, 1, Grants.tokens("other"), TIME));
        assertTrue(tokens.stay(mine, grant.tokens(), TIME));
        assertFalse(tokens.stay(mine, Grants.tokens("other"), TIME));
        refused(row(tokens.seal(grant.id(), 2, grant.tokens(), TIME)), "another grant or generation");
        refused(row(tokens.seal(GrantId.random(), 1, grant.tokens(), TIME)), "another grant or generation");
    }
}
