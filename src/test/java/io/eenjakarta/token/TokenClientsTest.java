package io.eenjakarta.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class TokenClientsTest {

    @Test
    void keepsOneForEachProviderThatIsOn() {
        TokenClients clients = clients(TokenFixture.provider(), CameraManagerFixture.provider());

        TokenClient cameraManager = clients.of("cameramanager").orElseThrow();
        assertEquals("cameramanager", cameraManager.provider());
        assertFalse(cameraManager.rotates());
        assertTrue(clients.of("een").orElseThrow().rotates());
        assertSame(cameraManager, clients.of("cameramanager").orElseThrow(), "it remembers which secret is taken");
    }

    @Test
    void hasNoneForOneThatIsOff() {
        TokenClients clients = clients(TokenFixture.provider());

        assertEquals(Optional.empty(), clients.of("cameramanager"));
        assertEquals(Optional.empty(), clients.of(""));
    }

    private static TokenClients clients(Provider... providers) {
        Settings any = TokenFixture.settings(URI.create("https://auth.example"), Duration.ofSeconds(1));
        Settings settings = new Settings(
                new Providers(List.of(providers)),
                any.attempts(),
                any.http(),
                any.earlyRefresh(),
                any.images(),
                any.events(),
                any.live(),
                any.vault(),
                any.keepAlive(),
                any.retention(),
                any.mail(),
                any.webhooks(),
                any.switching());
        return new TokenClients(settings, TokenFixture.CLOCK, ForkJoinPool.commonPool(), Telemetry.none());
    }
}
