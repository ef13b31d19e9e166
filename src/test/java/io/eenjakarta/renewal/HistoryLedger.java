package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What happened in a history, and what should not have: the row as the page about rotations describes it, kept by what each
 * call was told, beside the real one.
 */
final class HistoryLedger extends HistoryStory {

    private final ModelProvider provider;
    /** By generation. */
    private final Map<Integer, TokenSet> stored = new HashMap<>();
    /** By generation: how often what was sent, or perhaps sent, may have been carried out without an answer. */
    private final Map<Integer, Integer> unclear = new HashMap<>();

    private final Map<Integer, Integer> plain = new HashMap<>();
    private final Map<Integer, Integer> replays = new HashMap<>();
    private int generation;
    private String holder;
    private long deadline;
    private int unanswered;
    private boolean gone;
    private boolean dead;

    HistoryLedger(Turns turns, ModelProvider provider) {
        super(turns);
        this.provider = provider;
    }

    void stored(TokenSet first) {
        generation = 1;
        stored.put(1, first);
    }

    int generation() {
        return generation;
    }

    boolean isGone() {
        return gone;
    }

    /** Who carries out a claim may have sent, and nobody will know. */
    void unclear(HistoryActor actor) {
        if (actor.claimed > 0) {
            unclear.merge(actor.claimed, 1, Integer::sum);
        }
    }

    void died(HistoryNode node) {
        turns.actors().stream().filter(actor -> actor.node == node).forEach(this::unclear);
        if (node.unstored.size() > 0) {
            unclear.merge(generation, 1, Integer::sum);
        }
    }

    void claimed(Claim claim, int wished, String owner, Duration lease) {
        HistoryActor me = turns.current();
        if (!(claim instanceof Claim.Taken taken)) {
            return;
        }
        boolean over = holder == null || deadline < turns.millis();
        if (!over) {
            breach(HistoryRule.R4, "a living lease was taken");
        }
        if (gone || dead || taken.grant().generation() != wished || wished != generation) {
            breach(HistoryRule.R4, "generation " + wished + " was claimed, gone " + gone + ", dead " + dead);
        }
        for (HistoryActor other : turns.actors()) {
            if (other != me && other.node.alive && other.claimed == generation) {
                facts.add(HistoryFact.TWO_OWNERS);
                unclear(other);
            }
        }
        unanswered = holder == null ? unanswered : Math.max(1, unanswered);
        if (taken.unanswered() != unanswered) {
            breach(HistoryRule.R1, taken.unanswered() + " sendings counted in the row, not " + unanswered);
        }
        holder = owner;
        deadline = turns.millis() + lease.toMillis();
        me.claimed = wished;
        me.declared = false;
        me.refused = false;
    }

    void declared(boolean may, String owner) {
        if (may) {
            if (unanswered != 1 || !owner.equals(holder)) {
                breach(HistoryRule.R1, "a replay was declared after " + unanswered + " sendings");
            }
            unanswered = 2;
            turns.current().declared = true;
        }
    }

    /** A refresh token is on its way, and may be read. */
    void sent(boolean replay) {
        HistoryActor me = turns.current();
        int at = me.claimed;
        int times = (replay ? replays : plain).merge(at, 1, Integer::sum);
        if (times > 1) {
            breach(HistoryRule.R1, "token of " + at + " sent " + times + " times, replay " + replay);
        }
        if (replay && !me.declared) {
            breach(HistoryRule.R1, "token of " + at + " sent again undeclared");
        }
        boolean lost = unclear.getOrDefault(at, 0) > 0;
        if (!lost && plain.getOrDefault(at, 0) + replays.getOrDefault(at, 0) > 1) {
            breach(HistoryRule.R9, "token of " + at + " sent twice, and nothing had failed");
        }
        if (replay && !lost) {
            breach(HistoryRule.R1, "token of " + at + " sent again, and nothing had been lost");
        }
        me.declared = false;
        if (replay) {
            facts.add(HistoryFact.REPLAY);
        }
    }

    void refused(boolean byReuse) {
        HistoryActor me = turns.current();
        me.refused = true;
        if (byReuse) {
            facts.add(HistoryFact.FAMILY_KILLED);
            if (unclear.getOrDefault(me.claimed, 0) == 0) {
                breach(HistoryRule.R2, "a used token was sent again for nothing");
            }
        }
    }

    void advanced(boolean done, int from, String owner, TokenSet next) {
        boolean again = same(next, stored.get(from + 1));
        if (!done || again) {
            return;
        }
        if (holder != null && !holder.equals(owner) && deadline >= turns.millis()) {
            breach(HistoryRule.R4, "stored over the claim of another");
        }
        if (!owner.equals(holder)) {
            facts.add(dead ? HistoryFact.RISEN : HistoryFact.LATE_WINNER);
        }
        if (gone) {
            breach(HistoryRule.R7, "tokens were stored for a grant that ended");
        }
        if (from != generation || stored.putIfAbsent(from + 1, next) != null) {
            breach(HistoryRule.R3, "generation " + (from + 1) + " stored");
        }
        generation = from + 1;
        facts.add(HistoryFact.ROTATION);
        released(0);
        dead = false;
    }

    void released(boolean done, String owner, GrantStatus status, boolean replayable, String reason) {
        HistoryActor me = turns.current();
        if (!done) {
            return;
        }
        if (!owner.equals(holder)) {
            breach(HistoryRule.R4, "given back as " + status + " by somebody who does not hold it");
        }
        if (status == GrantStatus.NEEDS_LOGIN) {
            died(me, reason);
        }
        released(status == GrantStatus.SUSPECT ? replayable ? 1 : 2 : 0);
    }

    private void released(int sendings) {
        holder = null;
        unanswered = sendings;
    }

    private void died(HistoryActor me, String reason) {
        int lost = unclear();
        boolean caused = reason.equals(Grant.LOST_REPLY)
                ? lost > 0 && (me.refused || lost > 1)
                : me.refused && (provider.ended != null || provider.isReplaced(refresh()) || lost > 0);
        if (!caused) {
            breach(HistoryRule.R2, "needs a login: " + reason + ", unclear sendings " + lost);
        }
        dead = true;
        facts.add(HistoryFact.DEATH);
    }

    /** After somebody ended it. */
    void ended(Optional<Grant> row) {
        if (row.isEmpty()) {
            gone = true;
            facts.add(HistoryFact.ENDED);
        }
    }

    /** The real row after a change. */
    void row(Optional<Grant> now) {
        if (now.isPresent() == gone) {
            breach(gone ? HistoryRule.R7 : HistoryRule.R3, gone ? "it is back" : "it is gone");
            return;
        }
        now.ifPresent(grant -> {
            if (grant.generation() != generation || !same(grant.tokens(), stored.get(generation))) {
                breach(HistoryRule.R3, "the row has generation " + grant.generation());
            }
            if (grant.status() == GrantStatus.NEEDS_LOGIN != dead) {
                breach(HistoryRule.R2, "the row is " + grant.status());
            }
        });
    }

    /** What a caller was given. */
    void seen(Grant grant) {
        if (!same(grant.tokens(), stored.get(grant.generation()))) {
            breach(HistoryRule.R5, "generation " + grant.generation() + " was seen, which is not stored");
        }
    }

    /** How often the token of the row was perhaps sent in vain; a permanent one is that of several generations. */
    int unclear() {
        return stored.keySet().stream()
                .filter(this::hasTokenOfNow)
                .mapToInt(each -> unclear.getOrDefault(each, 0))
                .sum();
    }

    /** Whether the token of the row is that of the generation before, too. */
    boolean isPermanent() {
        return stored.keySet().stream().filter(this::hasTokenOfNow).count() > 1;
    }

    private boolean hasTokenOfNow(int other) {
        return stored.get(other).keeps(stored.get(generation));
    }

    private String refresh() {
        return stored.get(generation).refreshToken().orElseThrow().value();
    }

    boolean isUnclear() {
        return !unclear.isEmpty();
    }
}
