package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.renewal.VaultWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the vault's database answers, as of a few seconds ago. It tells and does not decide: while the database is away, callers
 * with a living token are served from memory, by this node as by any other.
 */
@Readiness
@ApplicationScoped
public class VaultCheck implements HealthCheck {

    static final String NAME = "een-jakarta-vault";

    /** The worst first. */
    private static final List<LogCode> TROUBLES = List.of(
            LogCode.VAULT_UNUSABLE,
            LogCode.VAULT_UNAVAILABLE,
            LogCode.GRANT_UNSTORED,
            LogCode.VAULT_UNREADABLE,
            LogCode.VAULT_CLOCK);

    private final VaultWatch vault;
    private final Troubles troubles;

    @Inject
    public VaultCheck(VaultWatch vault, Troubles troubles) {
        this.vault = vault;
        this.troubles = troubles;
    }

    /** For the container's proxy. */
    protected VaultCheck() {
        this(null, null);
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers = vault.answers();
        Map<LogCode, Troubles.Trouble> now = troubles.now();
        Optional<LogCode> worst = TROUBLES.stream().filter(now::containsKey).findFirst();
        String state = answers ? worst.isPresent() ? "answering, with trouble" : "answering" : "not answering";
        Finding found = worst.map(
                        code -> Finding.unwell(state, code, now.get(code).detail())
                                .with("since", now.get(code).since()))
                .orElseGet(() -> Finding.well(state));
        return found.with("kind", vault.kind()).told(NAME);
    }
}
