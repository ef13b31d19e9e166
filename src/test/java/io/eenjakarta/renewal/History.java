package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One grant on up to four servers with the real renewal code, through whatever the script decides; then all is well, and
 * what is left is looked at.
 */
final class History {

    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long LEASE = HistoryNode.SETTINGS.http().lease().toMillis();
    private static final long[] OFFSETS = {0, 3_600_000, -3_600_000, 90_000, -7_000};
    private static final int MOST_CALLERS = 6;
    private static final Duration AFTER_ALL_PAUSES = Duration.ofMinutes(40);
    private static final int MANY = 5_000;

    /** The provider turns down so many requests unread. */
    int busy;

    final HistoryScript script;
    final Turns turns;
    final ModelProvider provider;
    final HistoryLedger ledger;
    final HistoryTokens tokens = HistoryTokens.of(this);
    private final HistoryRows rows;
    /** All servers, each as it was started last. */
    final List<HistoryNode> nodes = new ArrayList<>();

    private final GrantId id = GrantId.random();
    private final HistoryCallers callers;
    private boolean healed;

    History(HistoryRows.Place place, int... decisions) {
        script = new HistoryScript(decisions);
        turns = new Turns(BEGIN, this::decide);
        provider = new ModelProvider(script.oneOf(ModelProvider.Kind.values()));
        ledger = new HistoryLedger(turns, provider);
        rows = place.at(turns);
        boolean due = script.next() < 80;
        ModelProvider.Pair login = provider.login(BEGIN, due ? 500 : ModelProvider.LIFE);
        TokenSet first = HistoryTokens.first(login, BEGIN);
        rows.all().store(HistoryCallers.grant(id, first, BEGIN));
        ledger.stored(first);
        int count = 2 + script.next(3);
        for (int i = 0; i < count; i++) {
            long offset = script.oneOf(0L, 0L, OFFSETS[1], OFFSETS[2], OFFSETS[3], OFFSETS[4]);
            noteClock(offset);
            nodes.add(new HistoryNode(i, offset, turns, this));
        }
        if (provider.kind == ModelProvider.Kind.PERMANENT) {
            ledger.facts.add(HistoryFact.PERMANENT);
        }
        turns.pass(due ? 1_000 : 0);
        callers = new HistoryCallers(this, id);
    }

    /** Plays it to its end. */
    HistoryLedger play() {
        for (HistoryNode node : nodes) {
            callers.call(node);
        }
        if (finished() && quieten() && finished()) {
            callers.lastLook();
        }
        turns.failures().forEach(failure -> ledger.breach(HistoryRule.R10, failure));
        if (ledger.facts.stream().noneMatch(HistoryCallers.TROUBLES::contains) && !ledger.isUnclear()) {
            ledger.facts.add(HistoryFact.UNDISTURBED);
        }
        return ledger;
    }

    private boolean finished() {
        turns.play();
        if (!turns.actors().isEmpty()) {
            ledger.breach(HistoryRule.R10, turns.actors().size() + " still wait");
            nodes.forEach(node -> node.alive = false);
            turns.drain();
            return false;
        }
        return true;
    }

    /** All servers and networks are well, and pauses are over. */
    private boolean quieten() {
        ledger.tell(() -> "quiet");
        restart();
        turns.pass(AFTER_ALL_PAUSES.toMillis());
        return true;
    }

    private void heal() {
        healed = true;
        busy = 0;
        nodes.forEach(node -> node.away = false);
        restart();
    }

    private void restart() {
        for (int i = 0; i < nodes.size(); i++) {
            restart(i);
        }
    }

    /** Who goes on; null when nobody is left. */
    private HistoryActor decide() {
        HistoryActor dying = turns.dying();
        for (int i = 0; dying == null && i < MANY; i++) {
            List<HistoryActor> ready = turns.ready();
            if (script.isOver()) {
                if (!healed) {
                    heal();
                    continue;
                }
                if (!ready.isEmpty()) {
                    return ready.get(turns.steps() % ready.size());
                }
                if (!turns.wake()) {
                    return null;
                }
                continue;
            }
            int decision = script.next();
            if (decision >= 75) {
                happens(decision - 75);
            } else if (!ready.isEmpty()) {
                return ready.get(decision % ready.size());
            } else if (!turns.wake()) {
                happens(decision % 25);
            }
        }
        return dying;
    }

    /** What a thread meets at this moment; true: its call of the vault fails. */
    boolean fails() {
        return fails(8);
    }

    /** The same of a request to the provider, of which more is at stake. */
    boolean isLost() {
        return fails(18);
    }

    private boolean fails(int often) {
        turns.mind();
        int decision = script.next();
        HistoryActor me = turns.current();
        if (decision < 50) {
            return false;
        }
        if (decision < 62) {
            turns.yield();
        } else if (decision < 84 - often) {
            ledger.facts.add(HistoryFact.HELD_UP);
            turns.sleep(Duration.ofMillis(script.oneOf(6_000L, LEASE + 1, 300L, 2 * LEASE)));
        } else if (decision < 84) {
            return true;
        } else if (decision < 90) {
            crash(me.node, HistoryFact.CRASH);
            turns.mind();
        } else {
            happens(script.next(25));
            turns.mind();
        }
        return false;
    }

    private void happens(int what) {
        HistoryNode node = nodes.get(script.next(nodes.size()));
        ledger.tell(() -> "event " + what + " at " + node.number);
        if (what < 12) {
            if (node.alive && turns.actors().size() < MOST_CALLERS) {
                callers.come(node, what);
            }
        } else if (what < 16) {
            turns.pass(script.oneOf(1_000L, LEASE + 1, ModelProvider.LIFE, 5_000L));
        } else if (what < 19) {
            restart(node.number);
        } else if (what == 19) {
            busy = 1 + script.next(3);
        } else if (what == 20) {
            node.away = !node.away;
        } else if (what == 21) {
            node.offset = OFFSETS[script.next(OFFSETS.length)];
            noteClock(node.offset);
        } else if (what == 22) {
            crash(node, HistoryFact.CRASH);
        } else if (what == 23) {
            provider.kind = provider.kind == ModelProvider.Kind.PERMANENT
                    ? ModelProvider.Kind.STRICT
                    : ModelProvider.Kind.PERMANENT;
            ledger.facts.add(HistoryFact.PERMANENT);
        } else if (script.next(4) == 3) {
            provider.ended = "its user did";
            ledger.facts.add(HistoryFact.KILLED_THERE);
        }
    }

    private void noteClock(long offset) {
        if (offset != 0) {
            ledger.facts.add(HistoryFact.CLOCKS_APART);
        }
    }

    private void restart(int number) {
        HistoryNode old = nodes.get(number);
        if (!old.alive) {
            ledger.facts.add(HistoryFact.RESTART);
            nodes.set(number, new HistoryNode(number, old.offset, turns, this));
        }
    }

    /** All threads of a server end where they are. */
    void crash(HistoryNode node, HistoryFact how) {
        if (node.alive) {
            ledger.facts.add(how);
            ledger.tell(() -> how + " of " + node.number);
            ledger.died(node);
            node.alive = false;
        }
    }

    Optional<Grant> row() {
        return rows.all().find(id);
    }

    TokenVault rows(HistoryNode node) {
        return rows.of(node);
    }

    boolean byTrueTime() {
        return rows.byTrueTime();
    }
}
