package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
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
 * the vault, and only when the provider answers at all: an outage does not use the replay up. Blocks for one or two
 * token deadlines.
 */
@ApplicationScoped
public class RefreshRequest {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    private final TokenVault vault;
    private final TokenClient tokens;
    private final RefreshAnswer answer;
    private final Breaker breaker;
    private final Clock clock;
    private final Duration spare;

    /** Not now, for a reason that says nothing about the grant. */
    static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private enum Kind {
            PASSING,
            OUR_FAULT,
            REPLACED
        }

        private final transient Optional<Duration> retryAfter;
        private final Kind kind;

        private NotNow(Kind kind, String why, Optional<Duration> retryAfter) {
            super(why, null, false, false);
            this.kind = kind;
            this.retryAfter = retryAfter;
        }

        NotNow(String why, Optional<Duration> retryAfter) {
            this(Kind.PASSING, why, retryAfter);
        }

        /** An operator must act. */
        static NotNow ourFault(String why) {
            return new NotNow(Kind.OUR_FAULT, why, Optional.empty());
        }

        /** The provider has rotated, so the old access token is of no use, and the new ones are not stored yet. */
        static NotNow replaced() {
            return new NotNow(Kind.REPLACED, "replaced", Optional.empty());
        }

        Optional<Duration> retryAfter() {
            return retryAfter;
        }

        /** Whether the access token from before may still do. */
        boolean oldTokenMayServe() {
            return kind != Kind.REPLACED;
        }

        GrantException forCaller() {
            return switch (kind) {
                case OUR_FAULT -> new GrantException.Misconfigured(getMessage());
                case REPLACED -> GrantException.TryLater.replaced();
                case PASSING -> new GrantException.TryLater(getMessage(), retryAfter);
            };
        }
    }

    @Inject
    public RefreshRequest(
            TokenVault vault,
            TokenClient tokens,
            RefreshAnswer answer,
            Breaker breaker,
            Settings settings,
            @Een Clock clock) {
        this.vault = vault;
        this.tokens = tokens;
        this.answer = answer;
        this.breaker = breaker;
        this.clock = clock;
        Settings.Http http = settings.http();
        this.spare = http.lease().minus(http.connectTimeout()).minus(http.tokenDeadline());
    }

    /** For the container's proxy. */
    protected RefreshRequest() {
        this.vault = null;
        this.tokens = null;
        this.answer = null;
        this.breaker = null;
        this.clock = null;
        this.spare = null;
    }

    /**
     * Rotates a grant whose claim was taken, and gives the right back whatever happens.
     *
     * @param sinceNanos reading of {@link System#nanoTime} before the claim: nothing is sent when its lease could end
     *     before the answer is there
     * @param again whether this caller has had an unanswered sending just now
     * @return what to use; absent when the answer was lost so quickly that the replay is worth trying at once
     * @throws NotNow when there is none now
     * @throws GrantException.NeedsLogin when the grant is dead
     */
    Optional<Held> send(Claim.Taken claim, String owner, boolean refused, long sinceNanos, boolean again) {
        Grant grant = claim.grant();
        Optional<RefreshToken> token = grant.tokens().refreshToken();
        if (token.isEmpty()) {
            return Optional.of(answer.dead(grant, owner, "the provider gave no refresh token"));
        }
        if (claim.unanswered() > 1) {
            return Optional.of(answer.dead(grant, owner, Grant.LOST_REPLY));
        }
        boolean replay = claim.unanswered() > 0;
        if (replay) {
            declare(grant, owner);
        }
        if (late(sinceNanos)) {
            giveBack(grant, owner, replay);
            throw new NotNow("this server was too slow to send within its lease", Optional.of(Duration.ZERO));
        }
        TokenOutcome outcome;
        long sentNanos = System.nanoTime();
        try {
            outcome = tokens.refresh(token.get());
        } catch (RuntimeException e) {
            vault.release(grant.id(), grant.generation(), owner, GrantStatus.SUSPECT, !replay, Grant.LOST_REPLY);
            throw e;
        }
        if (outcome instanceof TokenOutcome.Granted granted) {
            breaker.accepted();
            return Optional.of(answer.store(grant, owner, granted, token.get()));
        }
        if (outcome instanceof TokenOutcome.Refused dead) {
            breaker.accepted();
            return Optional.of(answer.dead(grant, owner, replay ? Grant.LOST_REPLY : dead.detail()));
        }
        if (outcome instanceof TokenOutcome.Misconfigured misconfigured) {
            NotNow failure = misconfigured(misconfigured);
            giveBack(grant, owner, replay);
            throw failure;
        }
        return unavailable((TokenOutcome.Unavailable) outcome, grant, owner, replay, !again && !late(sentNanos));
    }

    private Optional<Held> unavailable(
            TokenOutcome.Unavailable unavailable, Grant grant, String owner, boolean replay, boolean atOnce) {
        if (!unavailable.unanswered()) {
            giveBack(grant, owner, replay);
            throw new NotNow(unavailable.detail(), unavailable.retryAfter());
        }
        if (replay) {
            return Optional.of(answer.dead(grant, owner, Grant.LOST_REPLY));
        }
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_LOST_REPLY.line(
                        "grant " + grant.id() + ", generation " + grant.generation() + ", " + unavailable.detail()));
        vault.release(grant.id(), grant.generation(), owner, GrantStatus.SUSPECT, true, Grant.LOST_REPLY);
        if (atOnce) {
            return Optional.empty();
        }
        throw new NotNow(unavailable.detail(), unavailable.retryAfter());
    }

    /** Makes sure that the one replay is not spent on a provider that does not answer, and declares it. */
    private void declare(Grant grant, String owner) {
        Probe probe = tokens.probe();
        if (probe != Probe.CLIENT_ACCEPTED) {
            NotNow failure = probe == Probe.CLIENT_REFUSED
                    ? misconfigured(new TokenOutcome.Misconfigured("our client is not accepted", true))
                    : new NotNow("the provider does not answer", Optional.empty());
            giveBack(grant, owner, true);
            throw failure;
        }
        if (!vault.replay(grant.id(), grant.generation(), owner)) {
            throw new NotNow("the right to rotate was lost", Optional.of(Duration.ZERO));
        }
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_LOST_REPLY.line(
                        "grant " + grant.id() + ", generation " + grant.generation() + ", sent once more"));
    }

    /** Nothing was done with what was sent, if anything was: the grant is as it was before the claim. */
    private void giveBack(Grant grant, String owner, boolean unansweredBefore) {
        GrantStatus status = unansweredBefore ? GrantStatus.SUSPECT : GrantStatus.ACTIVE;
        vault.release(grant.id(), grant.generation(), owner, status, true, unansweredBefore ? Grant.LOST_REPLY : "");
    }

    private NotNow misconfigured(TokenOutcome.Misconfigured misconfigured) {
        if (misconfigured.client()) {
            breaker.refused(misconfigured.detail());
        }
        return NotNow.ourFault(misconfigured.detail());
    }

    private boolean late(long sinceNanos) {
        return System.nanoTime() - sinceNanos > spare.toNanos();
    }
}
