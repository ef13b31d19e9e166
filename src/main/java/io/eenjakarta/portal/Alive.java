package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive when it answers. A restart mends neither a provider nor a database, and takes the cached tokens of all callers along, so
 * neither has a say.
 */
@Liveness
@ApplicationScoped
public class Alive implements HealthCheck {

    static final String NAME = "een-jakarta-live";

    private final Instant since;

    @Inject
    public Alive(@Een Clock clock) {
        this.since = clock.instant();
    }

    /** For the container's proxy. */
    protected Alive() {
        this.since = null;
    }

    @Override
    public HealthCheckResponse call() {
        return Finding.well("running").with("since", since).told(NAME);
    }
}
