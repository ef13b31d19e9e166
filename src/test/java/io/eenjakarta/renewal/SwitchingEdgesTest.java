package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.token.SwitchOutcome;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A switched grant lives under a login that lives, and under no other, whatever happens while it is opened. */
class SwitchingEdgesTest {

    private static final String WHO = "een/00001106/u-r";

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Renewal renewal = bench.node(vault, bench.executor).renewal();
    private final Switching switching = switching(bench.tokens.clients());
    private final GrantId login = bench.connect("r");

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void isNotLeftBehindByALoginThatEndedMeanwhile() {
        bench.tokens.switches = () -> {
            bench.vault.end(login);
            return granted();
        };
        assertThrows(GrantException.NeedsLogin.class, this::open);
        assertEquals(List.of(), bench.vault.switchedFrom(login));
    }

    @Test
    void isNotLeftBehindByALoginThatDiedMeanwhile() {
        bench.tokens.switches = () -> {
            dies(login);
            return granted();
        };
        assertThrows(GrantException.NeedsLogin.class, this::open);
        assertEquals(List.of(), bench.vault.switchedFrom(login));
    }

    @Test
    void isNotLeftBehindWhenNobodyCanTellWhetherItsLoginLives() {
        bench.tokens.switches = this::granted;
        vault.after(Call.STORE, () -> vault.away = true);
        assertThrows(GrantException.TryLater.class, this::open);
        vault.away = false;
        Eventually.holds(() -> bench.vault.switchedFrom(login).isEmpty());
    }

    @Test
    void isOpenedWithARenewedTokenThatMayBeRefusedAgainAtOnce() {
        Queue<SwitchOutcome> outcomes =
                new ArrayDeque<>(List.of(new SwitchOutcome.BearerRefused("status 401"), granted()));
        bench.tokens.switches = outcomes::remove;
        open();
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(3, renewal.renewed(login, 2).generation(), "the provider had taken it");
    }

    @Test
    void isNotOpenedBeforeItIsKnownWhoseTheLoginIs() {
        GrantId unknown = bench.open();
        assertThrows(GrantException.TryLater.class, () -> switching.open(unknown, SwitchBench.SHOP, WHO));
    }

    @Test
    void isNotOpenedAtAProviderThatIsSwitchedOff() {
        TokenClients none = new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.empty();
            }
        };
        assertThrows(GrantException.Misconfigured.class, () -> switching(none).open(login, SwitchBench.SHOP, WHO));
    }

    @Test
    void isNotOpenedUnderAnotherOne() {
        bench.tokens.switches = this::granted;
        GrantId shop = open();
        SwitchRefusedException refused =
                assertThrows(SwitchRefusedException.class, () -> switching.open(shop, SwitchBench.OTHER_SHOP, WHO));
        assertEquals("nobody can switch to that account from here", refused.getMessage());
    }

    @Test
    void hasNoParentThatIsDead() {
        bench.tokens.switches = this::granted;
        GrantId shop = open();
        assertEquals(Optional.of(login), switching.parentOf(shop));
        dies(login);
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(Optional.empty(), switching.parentOf(shop));
    }

    private Switching switching(TokenClients clients) {
        return new Switching(vault, clients, renewal, bench.audit, RenewalBench.settings(), bench.clock);
    }

    private GrantId open() {
        return switching.open(login, SwitchBench.SHOP, WHO);
    }

    private SwitchOutcome granted() {
        return new SwitchOutcome.Granted(bench.tokens.set("shop", Optional.of(ScriptedTokens.LIFE)), Optional.empty());
    }

    private void dies(GrantId id) {
        Grant grant = bench.vault.find(id).orElseThrow();
        bench.vault.claim(id, grant.generation(), "another", Duration.ofMinutes(1));
        bench.vault.release(id, grant.generation(), "another", GrantStatus.NEEDS_LOGIN, false, "refused");
    }
}
