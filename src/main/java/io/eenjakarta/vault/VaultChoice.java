package io.eenjakarta.vault;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/**
 * Puts together the vault that the settings ask for. What it makes is made once, when the first of it is needed; that fails
 * with {@link VaultException.Unusable} when an operator must act first. A database that is just not there fails nothing.
 */
@ApplicationScoped
public class VaultChoice {

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");

    private final Settings settings;
    private final Clock clock;
    private final Troubles troubles;
    private final OwnTransaction own;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Telemetry telemetry;

    @Inject
    public VaultChoice(
            Settings settings,
            @Een Clock clock,
            Troubles troubles,
            OwnTransaction own,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler,
            Telemetry telemetry) {
        this.settings = settings;
        this.clock = clock;
        this.troubles = troubles;
        this.own = own;
        this.executor = executor;
        this.scheduler = scheduler;
        this.telemetry = telemetry;
    }

    /** For the container's proxy. */
    protected VaultChoice() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * What was chosen.
     *
     * @param vault for grants
     * @param attempts for taken attempts
     * @param links of callers to grants
     * @param grants all of them, for a list
     * @param audit what happened to them
     * @param feeds of events
     * @param reencryption after a change of keys
     * @param webhooks by which events are delivered
     * @param state of all
     * @param stop ends what goes on in the background
     */
    record Chosen(
            TokenVault vault,
            TakenAttempts attempts,
            GrantLinks links,
            GrantList grants,
            AuditTrail audit,
            EventFeeds feeds,
            Reencryption reencryption,
            WebhookStore webhooks,
            VaultState state,
            Runnable stop) {}

    /** Everything that depends on whether there is a database. */
    @Produces
    @Singleton
    Chosen chosen(@Een KeyRing keys) {
        return choose(keys, InitialContext::doLookup);
    }

    void stop(@Disposes Chosen chosen) {
        chosen.stop().run();
    }

    /** Grants at rest. */
    @Produces
    @Singleton
    TokenVault vault(Chosen chosen) {
        return chosen.vault();
    }

    /** Login attempts that were taken. */
    @Produces
    @Singleton
    TakenAttempts attempts(Chosen chosen) {
        return chosen.attempts();
    }

    /** Grants that callers of a portal have connected. */
    @Produces
    @Singleton
    GrantLinks links(Chosen chosen) {
        return chosen.links();
    }

    /** All grants, for a list. */
    @Produces
    @Singleton
    GrantList grants(Chosen chosen) {
        return chosen.grants();
    }

    /** What happened to grants, and who did it. */
    @Produces
    @Singleton
    AuditTrail audit(Chosen chosen) {
        return chosen.audit();
    }

    /** Events on their way to browsers. */
    @Produces
    @Singleton
    EventFeeds feeds(Chosen chosen) {
        return chosen.feeds();
    }

    /** The sealing of grants after a change of keys. */
    @Produces
    @Singleton
    Reencryption reencryption(Chosen chosen) {
        return chosen.reencryption();
    }

    /** Webhooks, and what they have delivered. */
    @Produces
    @Singleton
    WebhookStore webhooks(Chosen chosen) {
        return chosen.webhooks();
    }

    /** How it is doing. */
    @Produces
    @Singleton
    VaultState state(Chosen chosen) {
        return chosen.state();
    }

    /** The keys of the configuration. */
    @Produces
    @Een
    @Singleton
    KeyRing keys() {
        return KeyRing.of(settings.vault().keys());
    }

    /** Says in the log why nobody can use it: Open Liberty shows the innermost cause of a failed start alone. */
    Chosen choose(KeyRing keys, VaultDataSource.Lookup lookup) {
        try {
            return chosen(keys, lookup);
        } catch (VaultException.Unusable unusable) {
            LOG.log(Level.ERROR, unusable.getMessage());
            throw unusable;
        }
    }

    private Chosen chosen(KeyRing keys, VaultDataSource.Lookup lookup) {
        VaultDataSource where = VaultDataSource.of(settings.vault(), lookup, own);
        if (!where.passing().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    LogCode.VAULT_IN_MEMORY.line(where.passing() + ". " + LogCode.VAULT_IN_MEMORY.advice()));
        }
        return where.source().map(source -> jdbc(source, keys)).orElseGet(this::memory);
    }

    private Chosen memory() {
        MemoryVault vault = new MemoryVault(clock, Rest.of(settings));
        MemoryLinks links = new MemoryLinks();
        MemoryAudit audit = new MemoryAudit();
        Retention retention = retention(new MemoryRemains(vault, links, audit, clock));
        return new Chosen(
                vault,
                new MemoryAttempts(),
                links,
                new MemoryGrantList(vault),
                new AuditTrail(audit, clock, isAudited(), telemetry),
                new MemoryFeeds(clock),
                new NothingSealed(),
                new MemoryWebhooks(clock),
                new VaultState("memory", troubles, clock),
                retention::stop);
    }

    private Chosen jdbc(DataSource source, KeyRing keys) {
        VaultState state = new VaultState("jdbc", troubles, clock);
        Database database = new Database(source, own, state);
        DatabaseClock time = new DatabaseClock(clock, troubles);
        SealedTokens tokens = new SealedTokens(keys);
        UnreadableGrants unreadable = new UnreadableGrants(troubles);
        try {
            database.prepare();
        } catch (VaultException.Unavailable told) {
            // Its first use prepares it.
        }
        Resealing resealing = new Resealing(database, keys, tokens, unreadable);
        resealing.start(scheduler, executor);
        Retention retention = retention(new JdbcRemains(database, time));
        JdbcAudit entries =
                new JdbcAudit(database, time, new AuditQueue(troubles, executor, scheduler, AuditQueue.GATHER_MILLIS));
        AuditTrail audit = new AuditTrail(entries, clock, isAudited(), telemetry);
        return new Chosen(
                new JdbcVault(database, time, tokens, unreadable, Rest.of(settings)),
                new JdbcAttempts(database, time),
                new JdbcLinks(database, time),
                new JdbcGrantList(database, time),
                audit,
                new JdbcFeeds(database, time, keys),
                resealing,
                new JdbcWebhooks(database, time, new SealedHooks(keys), unreadable),
                state,
                () -> {
                    resealing.stop();
                    retention.stop();
                    audit.stop();
                });
    }

    private boolean isAudited() {
        return !settings.retention().audit().isZero();
    }

    private Retention retention(Remains remains) {
        Retention retention = new Retention(remains, settings.retention());
        retention.start(scheduler, executor);
        return retention;
    }
}
