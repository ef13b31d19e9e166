package io.eenjakarta.vault;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the vault together for a server without a database: grants live as long as the application. */
@ApplicationScoped
public class VaultInMemory {

    /** Grants at rest. */
    @Produces
    @Singleton
    TokenVault vault() {
        return new MemoryVault();
    }

    /** Login attempts that were taken. */
    @Produces
    @Singleton
    TakenAttempts attempts() {
        return new MemoryAttempts();
    }

    /** The keys of the configuration. */
    @Produces
    @Een
    @Singleton
    KeyRing keys(Settings settings) {
        return KeyRing.of(settings.vaultKeys());
    }
}
