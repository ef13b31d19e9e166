package io.eenjakarta.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** OpenTelemetry when the server has it, nothing otherwise: the one place where its absence is met. */
@ApplicationScoped
public class TelemetryChoice {

    private static final Logger LOG = System.getLogger("io.eenjakarta.telemetry");

    /** For everybody who has something to tell. */
    @Produces
    @Singleton
    Telemetry telemetry(Instance<Object> beans) {
        try {
            return ServersTelemetry.of(beans);
        } catch (LinkageError | RuntimeException without) {
            LOG.log(Level.DEBUG, () -> "no OpenTelemetry here: " + without);
            return Telemetry.none();
        }
    }
}
