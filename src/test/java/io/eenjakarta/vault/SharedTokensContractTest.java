package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether the tokens of a grant that ended are those of another one still. */
class SharedTokensContractTest {

    private static final Grant.Owner BOB = new Grant.Owner("00001106", "ca0f61ac");
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Grant ended = grant("cameramanager", Optional.of(Grants.ADA), tokens("a1", "same"));

    @TestVault.OnEach
    void areThoseOfAnotherGrantWithTheSameRefreshToken(TestVault test) {
        test.vault.store(grant("cameramanager", Optional.of(Grants.ADA), tokens("a2", "same")));
        assertTrue(test.vault.isShared(ended));
    }

    @TestVault.OnEach
    void areNotSharedWithTheGrantItself(TestVault test) {
        test.vault.store(ended);
        assertFalse(test.vault.isShared(ended));
    }

    @TestVault.OnEach
    void areNotThoseOfAnotherTokenUserOrProvider(TestVault test) {
        test.vault.store(grant("cameramanager", Optional.of(Grants.ADA), tokens("a1", "other")));
        test.vault.store(grant("cameramanager", Optional.of(BOB), tokens("a1", "same")));
        test.vault.store(grant("een", Optional.of(Grants.ADA), tokens("a1", "same")));
        assertFalse(test.vault.isShared(ended));
    }

    @TestVault.OnEach
    void areComparedForKnownOwnersOnly(TestVault test) {
        Grant unknown = grant("cameramanager", Optional.empty(), tokens("a2", "same"));
        test.vault.store(unknown);
        assertFalse(test.vault.isShared(ended));
        assertFalse(test.vault.isShared(grant("cameramanager", Optional.empty(), tokens("a3", "same"))));
        test.vault.identify(unknown.id(), Grants.ADA);
        assertTrue(test.vault.isShared(ended));
    }

    @TestVault.OnEach
    void areThoseOfTheLivingInWhateverState(TestVault test) {
        Grant other = grant("cameramanager", Optional.of(Grants.ADA), tokens("a2", "same"));
        test.vault.store(other);
        test.vault.claim(other.id(), 1, "me", LEASE);
        assertTrue(test.vault.isShared(ended), "it is rotating");
        test.vault.release(other.id(), 1, "me", GrantStatus.SUSPECT, true, "no reply");
        assertTrue(test.vault.isShared(ended), "it is suspect");
        test.vault.claim(other.id(), 1, "me", LEASE);
        test.vault.release(other.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "refused");
        assertFalse(test.vault.isShared(ended), "it is dead");
    }

    @TestVault.OnEach
    void areThoseOfALaterGeneration(TestVault test) {
        Grant other = grant("cameramanager", Optional.of(Grants.ADA), tokens("a2", "old"));
        test.vault.store(other);
        test.vault.claim(other.id(), 1, "me", LEASE);
        assertFalse(test.vault.isShared(ended));
        test.vault.advance(other.id(), 1, "me", tokens("a3", "same"));
        assertTrue(test.vault.isShared(ended));
        test.vault.end(other.id());
        assertFalse(test.vault.isShared(ended));
    }

    @TestVault.OnEach
    void areAccessTokensWhereThatIsAllThereIs(TestVault test) {
        test.vault.store(grant("cameramanager", Optional.of(Grants.ADA), tokens("a1", null)));
        assertFalse(test.vault.isShared(ended), "it cannot be refreshed");
        assertTrue(test.vault.isShared(grant("cameramanager", Optional.of(Grants.ADA), tokens("a1", null))));
        assertFalse(test.vault.isShared(grant("cameramanager", Optional.of(Grants.ADA), tokens("a2", null))));
        assertFalse(test.vault.isShared(grant("cameramanager", Optional.of(Grants.ADA), tokens("a2", "a1"))));
    }

    /** A server with another set of keys cannot know. */
    @Test
    void mayBeThoseOfAGrantWhoseKeyIsMissing() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            VaultNode.withKeys(database, "k2")
                    .vault
                    .store(grant("cameramanager", Optional.of(Grants.ADA), tokens("a2", "other")));
            assertTrue(VaultNode.withKeys(database, "k1").vault.isShared(ended));
            assertFalse(VaultNode.withKeys(database, "k1", "k2").vault.isShared(ended));
        }
    }

    private static Grant grant(String provider, Optional<Grant.Owner> owner, TokenSet tokens) {
        return new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                provider,
                owner,
                1,
                GrantStatus.ACTIVE,
                "",
                tokens,
                Grants.NOW,
                Grants.NOW);
    }

    private static TokenSet tokens(String access, String refresh) {
        return new TokenSet(
                new AccessToken(access),
                Optional.ofNullable(refresh).map(RefreshToken::new),
                Grants.NOW,
                Optional.empty(),
                Optional.of(Grants.BASE));
    }
}
