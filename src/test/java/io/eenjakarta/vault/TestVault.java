package io.eenjakarta.vault;

import io.eenjakarta.telemetry.Telemetry;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** An empty vault of one test, in memory or in a database of its own. */
final class TestVault implements AutoCloseable {

    final TokenVault vault;
    final TakenAttempts attempts;
    final GrantLinks links;
    final EventFeeds feeds;
    final GrantList list;
    final AuditTrail audit;
    final Remains remains;
    final WebhookStore webhooks;
    private final Optional<TestDatabase> database;

    /** Runs a test once on each kind of vault; its one parameter is a {@link TestVault}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ParameterizedTest
    @ArgumentsSource(Each.class)
    @interface OnEach {}

    static final class Each implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            Stream<TestVault> stored = TestDatabase.kinds().map(kind -> new TestVault(kind.get()));
            return Stream.concat(Stream.generate(TestVault::new).limit(1), stored)
                    .map(Arguments::of);
        }
    }

    /** How long unused grants of the next stores and rotations rest. */
    Duration rest = Duration.ofDays(10);

    private TestVault() {
        MemoryVault memory = new MemoryVault(Clock.systemUTC(), (provider, age, permanent) -> Optional.of(rest));
        MemoryLinks linked = new MemoryLinks();
        MemoryAudit entries = new MemoryAudit();
        this.vault = memory;
        this.attempts = new MemoryAttempts();
        this.links = linked;
        this.feeds = new MemoryFeeds(Clock.systemUTC());
        this.list = new MemoryGrantList(memory);
        this.audit = new AuditTrail(entries, Clock.systemUTC(), true, Telemetry.none());
        this.remains = new MemoryRemains(memory, linked, entries, Clock.systemUTC());
        this.webhooks = new MemoryWebhooks(Clock.systemUTC());
        this.database = Optional.empty();
    }

    private TestVault(TestDatabase database) {
        VaultNode node = VaultNode.resting(database, (provider, age, permanent) -> Optional.of(rest));
        this.vault = node.vault;
        this.attempts = node.attempts;
        this.links = node.links;
        this.feeds = node.feeds;
        this.list = node.list;
        this.audit = node.audit;
        this.remains = node.remains;
        this.webhooks = node.webhooks;
        this.database = Optional.of(database);
    }

    @Override
    public void close() throws IOException, SQLException {
        if (database.isPresent()) {
            database.get().close();
        }
    }

    @Override
    public String toString() {
        return database.map(TestDatabase::toString).orElse("memory");
    }
}
