package io.eenjakarta.lifecycle.inside;

import io.eenjakarta.provider.Een;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.CameraManagerUsersApi;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.UsersApi;
import io.eenjakarta.vms.VmsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What a portal does with its connected grants. */
@ApplicationScoped
public class QuarterWork {

    private final Renewal renewal;
    private final TokenClients tokens;
    private final UsersApi eagleEye;
    private final CameraManagerUsersApi cameraManager;
    private final Clock clock;

    @Inject
    public QuarterWork(
            Renewal renewal,
            TokenClients tokens,
            @RestClient UsersApi eagleEye,
            @RestClient CameraManagerUsersApi cameraManager,
            @Een Clock clock) {
        this.renewal = renewal;
        this.tokens = tokens;
        this.eagleEye = eagleEye;
        this.cameraManager = cameraManager;
        this.clock = clock;
    }

    protected QuarterWork() {
        this(null, null, null, null, null);
    }

    /** Keeps a grant for unattended use. */
    GrantId connect(String provider, String code, String verifier, Grant.Owner owner) {
        TokenOutcome.Granted granted =
                (TokenOutcome.Granted) tokens.of(provider).orElseThrow().exchange(code, new CodeVerifier(verifier));
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.OFFLINE,
                provider,
                Optional.of(owner),
                1,
                GrantStatus.ACTIVE,
                "",
                granted.tokens(),
                clock.instant(),
                clock.instant());
        renewal.open(grant);
        return grant.id();
    }

    /** One call of the API; whether it came through, or that its user must sign in again. */
    String use(String provider, GrantId grant) throws Exception {
        try {
            GrantScope.call(grant, () -> provider.equals("een") ? eagleEye.self(null) : cameraManager.self());
            return "served";
        } catch (GrantException.NeedsLogin | VmsException.Unauthorized dead) {
            return "dead";
        }
    }
}
