package io.eenjakarta.portal;

import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as the settings are complete and right. The provider has no say: an outage there must not make a load
 * balancer take every node away.
 */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {

    static final String NAME = "een-jakarta";

    private final Instance<Settings> settings;

    @Inject
    public Ready(Instance<Settings> settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Ready() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME).status(settingsAreRight()).build();
    }

    private boolean settingsAreRight() {
        try {
            return settings.get() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
