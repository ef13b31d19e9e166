package io.eenjakarta.vault;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** In a copy of the WAR: its vault, in the database that the settings name, whose clock says what the application's says. */
@ApplicationScoped
@Alternative
@Priority(1)
public class VirtualDatabase {

    @Produces
    @Singleton
    VaultChoice.Chosen chosen(
            @Een KeyRing keys,
            Settings settings,
            @Een Clock clock,
            Troubles troubles,
            OwnTransaction own,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler) {
        VaultChoice choice = new VaultChoice(settings, clock, troubles, own, executor, scheduler, Telemetry.none());
        return choice.choose(keys, name -> {
            DataSource real = InitialContext.doLookup(name);
            return new ClockedSource(real, clock).source();
        });
    }

    void stop(@Disposes VaultChoice.Chosen chosen) {
        chosen.stop().run();
    }
}
