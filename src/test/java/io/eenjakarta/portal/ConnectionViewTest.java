package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.eenjakarta.provider.Access;
import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.CameraManagerProvider;
import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.security.Requirement;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionViewTest {

    private static final URI ANY = URI.create("https://provider.example");

    private static final Provider PROVIDER = new EagleEyeProvider(
            ANY,
            ANY,
            ANY,
            ANY,
            new ApiHosts(List.of(), false, "https"),
            new ApiHosts(List.of(), false, "https"),
            new ClientCredentials("id", new Secret("s")),
            "https://portal.example",
            "vms.all",
            new Access(true, Set.of(), Set.of()));
    private static final Provider CAMERA_MANAGER = new CameraManagerProvider(
            ANY,
            ANY,
            ANY,
            new ApiHosts(List.of(), false, "https"),
            new ClientCredentials("id", new Secret("s")),
            "https://portal.example/cm",
            "write",
            new Access(true, Set.of(), Set.of()),
            false,
            false);
    static final Providers PROVIDERS = new Providers(List.of(PROVIDER, CAMERA_MANAGER));
    static final Instant NOW = Instant.parse("2026-03-18T14:00:00Z");

    static Grant grant(Optional<Instant> expires) {
        TokenSet tokens = new TokenSet(
                new AccessToken("access-secret"),
                Optional.of(new RefreshToken("refresh-secret")),
                NOW,
                expires,
                Optional.of(URI.create("https://api.c013.eagleeyenetworks.com")));
        return new Grant(
                new GrantId("AAAAAAAAAAAAAAAAAAAAAA"),
                GrantKind.SESSION,
                "een",
                Optional.of(new Grant.Owner("00001106", "ca0f61ab")),
                7,
                GrantStatus.ACTIVE,
                "",
                tokens,
                NOW.minus(Duration.ofDays(30)),
                NOW.minus(Duration.ofDays(4)));
    }

    @Test
    void showsBothEndsOfTheConnection() {
        ConnectionView view = ConnectionView.of(grant(Optional.empty()), PROVIDER, NOW, Texts.ENGLISH);
        assertEquals("in 10 days", view.idleEnd().distance());
        assertEquals("in 60 days", view.familyEnd().distance());
    }

    @Test
    void showsGenerationExpiryAndHost() {
        ConnectionView view =
                ConnectionView.of(grant(Optional.of(NOW.plusSeconds(3600))), PROVIDER, NOW, Texts.ENGLISH);
        assertEquals(7, view.generation());
        assertEquals("2026-03-18T15:00:00Z", view.expires().iso());
        assertEquals("api.c013.eagleeyenetworks.com", view.apiHost());
        assertEquals("00001106", view.account());
    }

    @Test
    void saysNothingAboutAnExpiryThatNobodyKnows() {
        assertNull(ConnectionView.of(grant(Optional.empty()), PROVIDER, NOW, Texts.ENGLISH)
                .expires());
    }

    @Test
    void knowsNoEndWhereNothingRotates() {
        ConnectionView view = ConnectionView.of(grant(Optional.empty()), CAMERA_MANAGER, NOW, Texts.ENGLISH);
        assertNull(view.idleEnd());
        assertNull(view.familyEnd());
        assertEquals("CameraManager", view.provider());
    }

    @Test
    void knowsNoEndOfAPermanentToken() {
        Grant rotating = grant(Optional.empty());
        ConnectionView view = ConnectionView.of(rotating.rotated(rotating.tokens(), NOW), PROVIDER, NOW, Texts.ENGLISH);
        assertNull(view.idleEnd());
        assertNull(view.familyEnd());
    }

    @Test
    @Requirement("C19")
    void holdsNoToken() {
        assertFalse(ConnectionView.of(grant(Optional.empty()), PROVIDER, NOW, Texts.ENGLISH)
                .toString()
                .contains("secret"));
    }
}
