package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as the settings are complete and right. Provider and database have no say: an outage there must not make
 * a load balancer take every node away. What an operator should see to is in the data, by log code.
 */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {

    static final String NAME = "een-jakarta";

    private final Instance<Settings> settings;
    private final Troubles troubles;

    @Inject
    public Ready(Instance<Settings> settings, Troubles troubles) {
        this.settings = settings;
        this.troubles = troubles;
    }

    /** For the container's proxy. */
    protected Ready() {
        this(null, null);
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).status(settingsAreRight());
        troubles.now().forEach((code, trouble) -> response.withData(code.code(), text(code, trouble)));
        return response.build();
    }

    private static String text(LogCode code, Troubles.Trouble trouble) {
        return code.meaning() + " since " + trouble.since() + " (" + trouble.cases() + " times): " + trouble.detail()
                + ". " + code.advice();
    }

    private boolean settingsAreRight() {
        try {
            return settings.get() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
