package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.VaultWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started as soon as the settings are right and the vault's tables were seen once; it stays so. While the database is not there
 * yet, it is asked again as probes come.
 */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {

    static final String NAME = "een-jakarta-started";

    private final Instance<VaultWatch> vault;

    /** Lazily, because with wrong settings there is no vault. */
    @Inject
    public Started(Instance<VaultWatch> vault) {
        this.vault = vault;
    }

    /** For the container's proxy. */
    protected Started() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            boolean prepared = vault.get().isPrepared();
            return (prepared
                            ? Finding.well("started")
                            : Finding.unwell("waiting for the database", LogCode.VAULT_UNAVAILABLE, ""))
                    .decided(NAME, prepared);
        } catch (RuntimeException wrongSettings) {
            return Finding.unwell("not configured", LogCode.START_SETTINGS, "").decided(NAME, false);
        }
    }
}
