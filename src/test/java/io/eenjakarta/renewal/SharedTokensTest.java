package io.eenjakarta.renewal;

import static io.eenjakarta.renewal.TwoProvidersBench.CAMERA_MANAGER;
import static io.eenjakarta.renewal.TwoProvidersBench.CONSTANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that gives a user the same refresh token with each login: it is given back with the last grant on it. */
class SharedTokensTest {

    private static final Grant.Owner ADA = new Grant.Owner("1201", "4711");

    private final TwoProvidersBench bench = new TwoProvidersBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void surviveAnAccountThatIsConnectedAnew() {
        ListedLinks links = new ListedLinks();
        LinkedGrants linked = new LinkedGrants(
                links, bench.renewal, AuditTrail.inMemory(bench.clock), RenewalBench.settings(), bench.clock);
        GrantId older = bench.open(GrantKind.OFFLINE, ADA);
        linked.link("ada", older, CAMERA_MANAGER, ADA);
        bench.clock.advance(Duration.ofSeconds(1));
        GrantId newer = bench.open(GrantKind.OFFLINE, ADA);
        linked.link("ada", newer, CAMERA_MANAGER, ADA);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.current(older));
        assertEquals(1, bench.renewal.current(newer).generation());
        assertEquals(List.of(), bench.cameraManager.revoked);
        linked.disconnect("ada", newer);
        assertEquals(List.of(CONSTANT), bench.cameraManager.revoked);
    }

    @Test
    void surviveASessionThatEndsBesideAConnection() {
        GrantId session = bench.open(GrantKind.SESSION, ADA);
        GrantId connection = bench.open(GrantKind.OFFLINE, ADA);
        bench.renewal.end(session);
        assertEquals(List.of(), bench.cameraManager.revoked);
        bench.renewal.end(connection);
        assertEquals(List.of(CONSTANT), bench.cameraManager.revoked);
    }

    @Test
    void areGivenBackForAGrantWhoseOwnerIsNotKnown() {
        bench.open(GrantKind.OFFLINE, ADA);
        bench.renewal.end(bench.open());
        assertEquals(List.of(CONSTANT), bench.cameraManager.revoked);
    }

    @Test
    void areNotLookedForWhereRefreshTokensRotate() {
        GrantId id = bench.openEagleEye();
        bench.renewal.identify(id, ADA);
        bench.renewal.end(id);
        assertEquals(List.of("r"), bench.eagleEye.revoked);
        assertEquals(0, bench.vault.count(Call.SHARED));
    }

    @Test
    void areKeptUntilTheVaultCanTell() {
        GrantId session = bench.open(GrantKind.SESSION, ADA);
        bench.vault.after(Call.END, () -> bench.vault.away = true);
        bench.renewal.end(session);
        assertEquals(List.of(), bench.cameraManager.revoked);
        bench.vault.after(Call.END, () -> {});
        bench.vault.away = false;
        Eventually.holds(() -> bench.cameraManager.revoked.equals(List.of(CONSTANT)));
    }
}
