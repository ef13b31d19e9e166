package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Those who use the grant of a history: calls of the API, whole storms of refusals, the keep-alive, who signs out. */
final class HistoryCallers {

    /** What disturbs a history. */
    static final Set<HistoryFact> TROUBLES = EnumSet.of(
            HistoryFact.CRASH,
            HistoryFact.STOP,
            HistoryFact.REPLY_LOST,
            HistoryFact.REQUEST_LOST,
            HistoryFact.PROVIDER_BUSY,
            HistoryFact.CLIENT_REFUSED,
            HistoryFact.VAULT_FAULT,
            HistoryFact.KILLED_THERE);

    private static final Duration LONGEST =
            HistoryNode.SETTINGS.http().lease().multipliedBy(2).plusSeconds(5);

    private final History history;
    private final GrantId id;
    private final Map<HistoryNode, Boolean> outcomes = new IdentityHashMap<>();

    HistoryCallers(History history, GrantId id) {
        this.history = history;
        this.id = id;
    }

    /** Somebody comes to this node. */
    void come(HistoryNode node, int who) {
        HistoryLedger ledger = history.ledger;
        int seen = Math.max(1, ledger.generation() - (who == 6 ? 1 : 0));
        if (who < 4) {
            call(node);
        } else if (who < 7) {
            ledger.facts.add(HistoryFact.STORM);
            for (int i = 0; i < 3; i++) {
                start(node, () -> seen(node.renewal.renewed(id, seen)));
            }
        } else if (who < 9) {
            start(node, () -> node.renewal.keepAlive(id, seen));
        } else if (who == 9) {
            start(node, () -> seen(node.renewal.refreshed(id)));
        } else if (who == 10) {
            start(node, () -> {
                node.stop();
                history.crash(node, HistoryFact.STOP);
            });
        } else if (history.script.next(3) > 0) {
            start(node, () -> node.renewal.end(id));
        }
    }

    /** One call of the API, repeated once when it is refused. */
    void call(HistoryNode node) {
        start(node, () -> served(node));
    }

    private void lastCall(HistoryNode node) {
        outcomes.put(node, false);
        start(node, () -> {
            long began = history.turns.millis();
            boolean served = served(node);
            outcomes.put(node, served);
            if (history.turns.millis() - began > LONGEST.toMillis()) {
                history.ledger.breach(HistoryRule.R10, "a caller waited too long");
            }
        });
    }

    private boolean served(HistoryNode node) {
        Grant grant = seen(node.renewal.current(id));
        if (!isTaken(grant)) {
            grant = seen(node.renewal.renewed(id, grant.generation()));
            if (!isTaken(grant)) {
                return false;
            }
        }
        node.renewal.accepted(grant);
        return true;
    }

    private boolean isTaken(Grant grant) {
        history.turns.yield();
        return history.provider.takes(grant.tokens().accessToken().value(), history.turns.millis());
    }

    private Grant seen(Grant grant) {
        history.ledger.seen(grant);
        return grant;
    }

    private void start(HistoryNode node, Runnable work) {
        history.turns.start(node, () -> {
            try {
                work.run();
            } catch (GrantException expected) {
                history.ledger.tell(expected::toString);
                return;
            } catch (IllegalStateException unforeseen) {
                if (!history.ledger.facts.contains(HistoryFact.UNFORESEEN)) {
                    throw unforeseen;
                }
            }
        });
    }

    /** All is well again: what each node says now, and what is left. */
    void lastLook() {
        HistoryLedger ledger = history.ledger;
        ModelProvider provider = history.provider;
        List<HistoryNode> nodes = history.nodes;
        for (HistoryNode node : nodes) {
            lastCall(node);
            history.turns.play();
        }
        Optional<Grant> now = history.row();
        boolean usable = now.isPresent() && !now.get().status().isDead();
        nodes.stream()
                .filter(node -> node.unstored.size() > 0)
                .forEach(node -> ledger.breach(HistoryRule.R6, "node " + node.number + " still keeps tokens"));
        if (usable && now.get().status() != GrantStatus.ACTIVE) {
            ledger.breach(HistoryRule.R6, "it stays " + now.get().status());
        }
        if (now.isPresent() && !usable && provider.ended == null) {
            String refresh = now.get().tokens().refreshToken().orElseThrow().value();
            boolean honoured = provider.isNewest(refresh);
            boolean dropped =
                    !honoured && provider.isNewestKept() && !provider.isReplaced(refresh) && !ledger.isPermanent();
            if (honoured && ledger.unclear() < 2 || dropped) {
                ledger.breach(HistoryRule.R6, "dead, and the provider honours it");
            }
        }
        outcomes.forEach((node, outcome) -> {
            if (outcome != usable) {
                ledger.breach(outcome ? HistoryRule.R7 : HistoryRule.R6, "node " + node.number + " serves " + outcome);
            }
        });
        // Of two owners that sent the same token, the pair that came last may be one that nobody has.
        boolean kept = !ledger.facts.contains(HistoryFact.TWO_OWNERS)
                && !ledger.facts.contains(HistoryFact.CRASH)
                && !ledger.facts.contains(HistoryFact.STOP)
                && !ledger.facts.contains(HistoryFact.ENDED_UNHEARD)
                && !ledger.facts.contains(HistoryFact.DEATH)
                && !ledger.facts.contains(HistoryFact.REPLY_LOST);
        if (ledger.isGone() && provider.ended == null && kept) {
            ledger.breach(HistoryRule.R8, "it ended, and its tokens live");
        }
    }

    /** One of just now. */
    static Grant grant(GrantId id, TokenSet first, long millis) {
        Instant now = Instant.ofEpochMilli(millis);
        return new Grant(
                id,
                GrantKind.OFFLINE,
                "een",
                Optional.of(new Grant.Owner("00001106", "u")),
                1,
                GrantStatus.ACTIVE,
                "",
                first,
                now,
                now);
    }
}
