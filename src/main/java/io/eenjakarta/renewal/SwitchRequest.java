package io.eenjakarta.renewal;

import io.eenjakarta.token.SwitchOutcome;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The owner's part of the rotation of a switched grant: its token is asked for once more with the token of its parent. That
 * may be done as often as need be, so an answer that was lost and an owner who died leave nothing to repair. The parent is
 * read here and never renewed: whoever waits for this rotation sees to that. Blocks for one token deadline.
 */
final class SwitchRequest {

    private final TokenVault vault;
    private final RefreshAnswer answer;
    private final Clock clock;

    SwitchRequest(TokenVault vault, RefreshAnswer answer, Clock clock) {
        this.vault = vault;
        this.answer = answer;
        this.clock = clock;
    }

    /**
     * Renews a grant whose claim was taken, and gives the right back whatever happens.
     *
     * @param late whether its lease could end before the answer is there
     * @throws NotNow when there is no new token now
     * @throws GrantException.NeedsLogin when the grant is dead
     * @throws GrantException.TryLater when the parent's token must be renewed first
     */
    Held send(Claim.Taken claim, String owner, TokenClient client, boolean late) {
        Grant grant = claim.grant();
        if (late) {
            giveBack(grant, owner);
            throw new NotNow("this server was too slow to send within its lease", Optional.of(Duration.ZERO));
        }
        SwitchOutcome outcome;
        int with;
        try {
            Optional<Grant> parent = grant.parent().flatMap(vault::find).filter(login -> !login.status()
                    .isDead());
            if (parent.isEmpty() || grant.owner().isEmpty()) {
                return answer.dead(grant, owner, "the sign-in that it belongs to has ended");
            }
            with = parent.get().generation();
            outcome = isOver(parent.get())
                    ? new SwitchOutcome.BearerRefused("it has ended")
                    : client.switched(
                            parent.get().tokens().accessToken(),
                            grant.owner().get().account());
        } catch (GrantException dead) {
            throw dead;
        } catch (RuntimeException e) {
            giveBack(grant, owner);
            throw e;
        }
        return judged(outcome, grant, owner, with);
    }

    private Held judged(SwitchOutcome outcome, Grant grant, String owner, int with) {
        if (outcome instanceof SwitchOutcome.Granted granted) {
            return answer.store(grant, owner, new TokenOutcome.Granted(granted.tokens(), granted.baseFault()));
        }
        if (outcome instanceof SwitchOutcome.Refused refused) {
            return answer.dead(grant, owner, refused.detail());
        }
        giveBack(grant, owner);
        if (outcome instanceof SwitchOutcome.BearerRefused) {
            throw GrantException.TryLater.staleParent(with);
        }
        if (outcome instanceof SwitchOutcome.Misconfigured misconfigured) {
            throw NotNow.ourFault(misconfigured.detail());
        }
        SwitchOutcome.Unavailable away = (SwitchOutcome.Unavailable) outcome;
        throw new NotNow(away.detail(), away.retryAfter());
    }

    private boolean isOver(Grant parent) {
        return parent.tokens()
                .expiresAt()
                .filter(end -> !clock.instant().isBefore(end))
                .isPresent();
    }

    private void giveBack(Grant grant, String owner) {
        vault.release(grant.id(), grant.generation(), owner, GrantStatus.ACTIVE, true, "");
    }
}
