package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The owner's part of a rotation: the refresh token is sent once, and what comes back is in the vault before anyone
 * sees it. Where a sending before this one was not answered, it is sent once more, as a replay that was declared in
 * the vault, and only when the provider answers at all: an outage does not use the replay up. A refresh token that never
 * changes may be sent as often as need be. Blocks for one or two token deadlines.
 */
@ApplicationScoped
public class RefreshRequest {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final Duration UNDECIDED_WAIT = Duration.ofSeconds(30);

    private final TokenVault vault;
    private final TokenClients clients;
    private final RefreshAnswer answer;
    private final Breaker breaker;
    private final Clock clock;
    private final Duration spare;
    private final SwitchRequest switches;

    /** One claim that is being carried out. */
    private record Sending(Claim.Taken claim, String owner, TokenClient client) {

        /** Whether a refresh token must not come to the provider twice. */
        boolean once() {
            return client.rotates();
        }

        boolean replay() {
            return once() && claim.unanswered() > 0;
        }
    }

    @Inject
    public RefreshRequest(
            TokenVault vault,
            TokenClients clients,
            RefreshAnswer answer,
            Breaker breaker,
            Settings settings,
            @Een Clock clock) {
        this.vault = vault;
        this.clients = clients;
        this.answer = answer;
        this.breaker = breaker;
        this.clock = clock;
        Settings.Http http = settings.http();
        this.spare = http.lease().minus(http.connectTimeout()).minus(http.tokenDeadline());
        this.switches = new SwitchRequest(vault, answer, clock);
    }

    /** For the container's proxy. */
    protected RefreshRequest() {
        this.vault = null;
        this.clients = null;
        this.answer = null;
        this.breaker = null;
        this.clock = null;
        this.spare = null;
        this.switches = null;
    }

    /**
     * Rotates a grant whose claim was taken, and gives the right back whatever happens.
     *
     * @param since a moment before the claim: nothing is sent when its lease could end before the answer is there
     * @param again whether this caller has had an unanswered sending just now
     * @return what to use; absent when the answer was lost so quickly that the replay is worth trying at once
     * @throws NotNow when there is none now
     * @throws GrantException.NeedsLogin when the grant is dead
     */
    Optional<Held> send(Claim.Taken claim, String owner, boolean refused, Patience.Since since, boolean again) {
        Grant grant = claim.grant();
        Optional<RefreshToken> token = grant.tokens().refreshToken();
        if (token.isEmpty() && grant.kind() != GrantKind.SWITCHED) {
            return Optional.of(answer.dead(grant, owner, "the provider gave no refresh token"));
        }
        Optional<TokenClient> client = clients.of(grant.provider());
        if (client.isEmpty()) {
            giveBack(claim, owner);
            throw NotNow.ourFault("its provider " + grant.provider() + " is not in een.providers");
        }
        if (grant.kind() == GrantKind.SWITCHED) {
            return Optional.of(switches.send(claim, owner, client.get(), late(since)));
        }
        Sending sending = new Sending(claim, owner, client.get());
        if (sending.once() && claim.unanswered() > 1) {
            return Optional.of(answer.dead(grant, owner, Grant.LOST_REPLY));
        }
        if (sending.replay()) {
            declare(sending);
        }
        if (late(since)) {
            giveBack(claim, owner);
            throw new NotNow("this server was too slow to send within its lease", Optional.of(Duration.ZERO));
        }
        Patience.Since sent = since.now();
        TokenOutcome outcome = sent(sending, token.get());
        if (outcome instanceof TokenOutcome.Granted granted) {
            breaker.accepted(grant.provider());
            return Optional.of(answer.store(grant, owner, granted));
        }
        if (outcome instanceof TokenOutcome.Refused dead) {
            breaker.accepted(grant.provider());
            return Optional.of(answer.dead(grant, owner, sending.replay() ? Grant.LOST_REPLY : dead.detail()));
        }
        if (outcome instanceof TokenOutcome.Misconfigured misconfigured) {
            NotNow failure = misconfigured(grant.provider(), misconfigured);
            giveBack(claim, owner);
            throw failure;
        }
        if (outcome instanceof TokenOutcome.Undecided undecided) {
            return Optional.of(undecided(sending, undecided.detail()));
        }
        return unavailable((TokenOutcome.Unavailable) outcome, sending, !again && !late(sent));
    }

    private TokenOutcome sent(Sending sending, RefreshToken token) {
        try {
            return sending.replay()
                    ? sending.client().replay(token)
                    : sending.client().refresh(token);
        } catch (RuntimeException | Error e) {
            if (sending.once()) {
                release(sending, GrantStatus.SUSPECT, !sending.replay(), Grant.LOST_REPLY);
            } else {
                giveBack(sending.claim(), sending.owner());
            }
            throw e;
        }
    }

    private Optional<Held> unavailable(TokenOutcome.Unavailable unavailable, Sending sending, boolean atOnce) {
        Grant grant = sending.claim().grant();
        if (!unavailable.unanswered()) {
            giveBack(sending.claim(), sending.owner());
            throw new NotNow(unavailable.detail(), unavailable.retryAfter());
        }
        if (sending.replay()) {
            return Optional.of(answer.dead(grant, sending.owner(), Grant.LOST_REPLY));
        }
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_LOST_REPLY.line(
                        "grant " + grant.id() + ", generation " + grant.generation() + ", " + unavailable.detail()));
        if (sending.once()) {
            release(sending, GrantStatus.SUSPECT, true, Grant.LOST_REPLY);
        } else {
            giveBack(sending.claim(), sending.owner());
        }
        if (atOnce) {
            return Optional.empty();
        }
        throw new NotNow(unavailable.detail(), unavailable.retryAfter());
    }

    private Held undecided(Sending sending, String why) {
        Undecided answers = Undecided.answered(sending.claim(), clock.instant());
        if (answers.isRefusal()) {
            return answer.dead(sending.claim().grant(), sending.owner(), why);
        }
        release(sending, GrantStatus.SUSPECT, answers.isFirst(), answers.reason(why));
        throw new NotNow(why, Optional.of(UNDECIDED_WAIT));
    }

    /** Makes sure that the one replay is not spent on a provider that does not answer, and declares it. */
    private void declare(Sending sending) {
        Grant grant = sending.claim().grant();
        Probe probe = sending.client().probe();
        if (probe != Probe.CLIENT_ACCEPTED) {
            NotNow failure = probe == Probe.CLIENT_REFUSED
                    ? misconfigured(
                            grant.provider(), new TokenOutcome.Misconfigured("our client is not accepted", true))
                    : new NotNow("the provider does not answer", Optional.empty());
            giveBack(sending.claim(), sending.owner());
            throw failure;
        }
        if (!vault.replay(grant.id(), grant.generation(), sending.owner())) {
            throw new NotNow("the right to rotate was lost", Optional.of(Duration.ZERO));
        }
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_LOST_REPLY.line(
                        "grant " + grant.id() + ", generation " + grant.generation() + ", sent once more"));
    }

    /** Nothing was done with what was sent, if anything was: the grant is as it was before the claim. */
    private void giveBack(Claim.Taken claim, String owner) {
        Grant grant = claim.grant();
        boolean suspect = claim.unanswered() > 0;
        vault.release(
                grant.id(),
                grant.generation(),
                owner,
                suspect ? GrantStatus.SUSPECT : GrantStatus.ACTIVE,
                claim.unanswered() < 2,
                suspect ? Undecided.kept(grant) : "");
    }

    private void release(Sending sending, GrantStatus status, boolean replayable, String reason) {
        Grant grant = sending.claim().grant();
        vault.release(grant.id(), grant.generation(), sending.owner(), status, replayable, reason);
    }

    private NotNow misconfigured(String provider, TokenOutcome.Misconfigured misconfigured) {
        if (misconfigured.client()) {
            breaker.refused(provider, misconfigured.detail());
        }
        return NotNow.ourFault(misconfigured.detail());
    }

    private boolean late(Patience.Since since) {
        return since.elapsed().compareTo(spare) > 0;
    }
}
