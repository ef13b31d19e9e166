package io.eenjakarta.vms;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.CallerGrant;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.telemetry.PlainSpans;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What every call to the API needs, found once where the container is at hand and then used on whichever thread sends
 * the call. Thread-safe. Not for portals: they write interfaces with {@link EagleEye}.
 */
@ApplicationScoped
public class ApiAccess {

    private static final System.Logger LOG = System.getLogger("io.eenjakarta.vms");

    private final Renewal renewal;
    private final CallerGrant caller;
    private final Settings settings;
    private final Clock clock;
    private final Executor threads;
    private final Telemetry telemetry;
    private final Client quick;
    private final Client slow;
    private final Outbound outbound;

    @Inject
    public ApiAccess(
            Renewal renewal,
            CallerGrant caller,
            Settings settings,
            @Een Clock clock,
            @Een Executor threads,
            Telemetry telemetry) {
        this.renewal = renewal;
        this.caller = caller;
        this.settings = settings;
        this.clock = clock;
        this.threads = threads;
        this.telemetry = telemetry;
        this.outbound = new Outbound(settings.http());
        this.quick = outbound.client(settings.http().apiTimeout()).register(new PlainSpans(telemetry), PlainSpans.LATE);
        this.slow = plainForSlowAnswers();
    }

    /** For the container's proxy. */
    protected ApiAccess() {
        this.renewal = null;
        this.caller = null;
        this.settings = null;
        this.clock = null;
        this.threads = null;
        this.telemetry = null;
        this.quick = null;
        this.slow = null;
        this.outbound = null;
    }

    @PreDestroy
    public void close() {
        quick.close();
        slow.close();
    }

    /** The grant this thread works for: that of {@link GrantScope}, else the caller's. Does not block. */
    public Optional<GrantId> grantAtHand() {
        return GrantScope.grant().orElseGet(this::ofCaller);
    }

    /** A grant as this server knows it, alive or dead; absent also when that cannot be told. May block on the vault's database. */
    Optional<Grant> known(GrantId grant) {
        try {
            return renewal.peek(grant);
        } catch (GrantException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether a grant is alive, and its provider and its account are still let in: the settings may have changed since its login. */
    boolean mayComeIn(Grant grant) {
        return !grant.status().isDead()
                && settings.providers().named(grant.provider()).isPresent()
                && isAllowed(grant);
    }

    /**
     * Whether the account that somebody signed in with is still let in; one that is not known yet is. Below that account the
     * provider decides.
     */
    boolean isAllowed(Grant grant) {
        Grant login = grant.parent().flatMap(this::known).orElse(grant);
        return settings.providers()
                .named(login.provider())
                .flatMap(known -> login.owner().map(owner -> known.access().allows(owner.account())))
                .orElse(true);
    }

    public Renewal renewal() {
        return renewal;
    }

    public Settings settings() {
        return settings;
    }

    public Clock clock() {
        return clock;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    /** For asynchronous calls. */
    public Executor threads() {
        return threads;
    }

    /** A client without filters of ours: it sends just what it is told, follows nothing and bounds its connections. */
    public Client plain(boolean slowAnswers) {
        return slowAnswers ? slow : quick;
    }

    /** One more for slow answers, which whoever asked for it closes. */
    Client plainForSlowAnswers() {
        return outbound.client(settings.http().imageTimeout()).register(new PlainSpans(telemetry), PlainSpans.LATE);
    }

    /** One more for answers without an end, which may be silent for so long; whoever asked for it closes it, and the answers with it. */
    Client plainForStreams(Duration silence) {
        return outbound.client(silence)
                .register(new PlainSpans(telemetry), PlainSpans.LATE)
                .register(new BoundedErrors());
    }

    /** Whether requests to this scheme, host and port may carry a token of this provider. */
    public boolean mayGetToken(String provider, URI base) {
        return settings.providers()
                .named(provider)
                .filter(known -> known.apiHosts().judge(base) instanceof ApiHosts.Accepted)
                .isPresent();
    }

    static void log(System.Logger.Level level, LogCode code, String detail) {
        LOG.log(level, code.line(detail));
    }

    private Optional<GrantId> ofCaller() {
        try {
            return caller.id();
        } catch (ContextNotActiveException noRequest) {
            return Optional.empty();
        }
    }
}
