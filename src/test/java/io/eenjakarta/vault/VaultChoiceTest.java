package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Settings.Vault.Kind;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.provider.VaultKey;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vault that settings and server ask for, or a start that fails with what to do. */
class VaultChoiceTest {

    private static final String NAME = "java:comp/DefaultDataSource";
    private static final List<VaultKey> KEYS =
            List.of(new VaultKey("k1", new Secret(Base64.getEncoder().encodeToString(new byte[32]))));

    @RegisterExtension
    final LogLines log = new LogLines();

    private Duration audited = Duration.ofDays(400);
    private final Troubles troubles = new Troubles(Clock.systemUTC());
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MEMORY", "AUTO"})
    void isMemoryWithoutADataSource(Kind kind) {
        VaultChoice.Chosen chosen = choose(settings(kind, List.of(), false), VaultChoiceTest::nothing);
        isMemory(chosen);
        assertEquals(1, log.with("WARNING EEN-VAULT-01").size());
    }

    @Test
    void isMemoryWhenThatIsSaidEvenWithADataSource() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            isMemory(choose(settings(Kind.MEMORY, KEYS, false), name -> database.source()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"JDBC", "AUTO"})
    void isTheDatabaseOfTheDataSource(Kind kind) throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            VaultChoice.Chosen chosen = choose(settings(kind, KEYS, false), name -> {
                assertEquals(NAME, name);
                return database.source();
            });
            assertInstanceOf(JdbcAttempts.class, chosen.attempts());
            assertEquals("jdbc", chosen.state().kind());
            assertTrue(chosen.state().answers());
            assertInstanceOf(JdbcLinks.class, chosen.links());
            String version = database.value("SELECT MAX(version) FROM een_schema");
            assertEquals(String.valueOf(Schema.VERSION), version, "the tables are there from the start");
            Grant grant = Grants.fresh();
            chosen.vault().store(grant);
            assertEquals(Optional.of(grant), chosen.vault().find(grant.id()));
            assertEquals(2, scheduler.getQueue().size(), "grants are sealed anew, and old ones cleared away");
            chosen.stop().run();
            scheduler.purge();
            assertEquals(0, scheduler.getQueue().size());
            assertEquals(List.of(), log.with("EEN-VAULT-01"));
        }
    }

    @Test
    void writesWhatHappensIntoTheDatabaseUnlessThatIsSwitchedOff() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            for (Duration kept : List.of(Duration.ofDays(1), Duration.ZERO)) {
                audited = kept;
                FaultySource faulty = new FaultySource(database.source());
                VaultChoice.Chosen chosen = choose(settings(Kind.JDBC, KEYS, false), name -> faulty.source());
                faulty.down(FaultySource.failure("08006"));
                chosen.audit().record(Occurrence.of(Act.LOGIN));
                faulty.down(null);
                chosen.stop().run();
                assertEquals("1", database.value("SELECT COUNT(*) FROM een_audit"), kept.toString());
            }
        }
        VaultChoice.Chosen memory = choose(settings(Kind.MEMORY, KEYS, false), VaultChoiceTest::nothing);
        memory.audit().record(Occurrence.of(Act.LOGIN));
        assertEquals(List.of(), memory.audit().recent(AuditFilter.all(), ListPage.first(1)));
    }

    @Test
    void startsWhileTheDatabaseIsDown() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            FaultySource faulty = new FaultySource(database.source());
            faulty.down(FaultySource.failure("08001"));
            VaultChoice.Chosen chosen = choose(settings(Kind.AUTO, KEYS, false), name -> faulty.source());
            assertFalse(chosen.state().answers());
            assertTrue(troubles.now().containsKey(LogCode.VAULT_UNAVAILABLE));
            faulty.down(null);
            chosen.vault().store(Grants.fresh());
            assertTrue(chosen.state().answers());
            assertEquals(List.of(), List.copyOf(troubles.now().keySet()));
        }
    }

    @Test
    void isUnusableWithoutTheDataSourceThatWasAskedFor() {
        String why = unusable(settings(Kind.JDBC, KEYS, false), VaultChoiceTest::nothing);
        assertTrue(why.contains(NAME) && why.contains("een.vault-datasource"), why);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"JDBC", "AUTO"})
    void isUnusableWithABrokenDataSource(Kind kind) {
        List<VaultDataSource.Lookup> broken = List.of(name -> "no DataSource", name -> {
            throw new NamingException("the driver is missing");
        });
        for (VaultDataSource.Lookup lookup : broken) {
            String why = unusable(settings(kind, KEYS, false), lookup);
            assertTrue(why.contains(NAME) && why.contains("is there, but"), why);
        }
    }

    @Test
    @Requirement("C20")
    void isUnusableWithoutKeys() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            for (Kind kind : new Kind[] {Kind.AUTO, Kind.JDBC}) {
                String why = unusable(settings(kind, List.of(), true), name -> database.source());
                assertTrue(why.contains("een.vault-keys is missing"), why);
                assertTrue(why.contains("openssl rand -base64 32"), why);
            }
        }
    }

    @Test
    void isUnusableOnTheDatabaseThatEndsWithWildFly() {
        String why = unusable(settings(Kind.AUTO, List.of(), false), name -> inMemory());
        assertTrue(why.contains("jdbc:h2:mem:") && why.contains("een.vault=memory"), why);
    }

    @Test
    void usesThatForADemoOrWhenItWasAskedForAndSaysSo() {
        choose(settings(Kind.AUTO, KEYS, true), name -> inMemory()).stop().run();
        choose(settings(Kind.JDBC, KEYS, false), name -> inMemory()).stop().run();
        assertEquals(2, log.with("WARNING EEN-VAULT-01").size());
    }

    @Test
    void isUnusableWithTablesOfANewerVersion() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            VaultNode.on(database).database.prepare();
            database.run("INSERT INTO een_schema VALUES (" + (Schema.VERSION + 1) + ")");
            String why = unusable(settings(Kind.AUTO, KEYS, false), name -> database.source());
            assertTrue(why.contains("version " + (Schema.VERSION + 1)), why);
        }
    }

    @Test
    void sealsWithTheKeysOfTheSettings() {
        assertEquals("k1", choice(settings(Kind.MEMORY, KEYS, false)).keys().sealingKey());
    }

    private static Object nothing(String name) throws NameNotFoundException {
        throw new NameNotFoundException(name);
    }

    private static DataSource inMemory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1");
        return source;
    }

    private static void isMemory(VaultChoice.Chosen chosen) {
        assertInstanceOf(MemoryVault.class, chosen.vault());
        assertInstanceOf(MemoryAttempts.class, chosen.attempts());
        assertInstanceOf(MemoryLinks.class, chosen.links());
        assertEquals("memory", chosen.state().kind());
        assertTrue(chosen.state().answers());
        chosen.stop().run();
    }

    private String unusable(Settings.Vault settings, VaultDataSource.Lookup lookup) {
        VaultException.Unusable thrown = assertThrows(VaultException.Unusable.class, () -> choose(settings, lookup));
        String message = thrown.getMessage();
        assertTrue(message.startsWith(LogCode.VAULT_UNUSABLE.line("")), message);
        assertTrue(message.endsWith(LogCode.VAULT_UNUSABLE.advice()), message);
        return message;
    }

    private VaultChoice.Chosen choose(Settings.Vault settings, VaultDataSource.Lookup lookup) {
        VaultChoice choice = choice(settings);
        return choice.choose(choice.keys(), lookup);
    }

    private VaultChoice choice(Settings.Vault settings) {
        return new VaultChoice(
                new Settings(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        settings,
                        new Settings.KeepAlive(
                                true, Duration.ofDays(10), Duration.ofDays(2), 60, Duration.ofMinutes(1)),
                        new Settings.Retention(audited, Duration.ofDays(30)),
                        Settings.Mail.OFF,
                        null,
                        null),
                Clock.systemUTC(),
                troubles,
                new OwnTransaction(),
                Runnable::run,
                scheduler,
                Telemetry.none());
    }

    private static Settings.Vault settings(Kind kind, List<VaultKey> keys, boolean demo) {
        return new Settings.Vault(kind, NAME, keys, Duration.ofSeconds(5), 10, demo);
    }
}
