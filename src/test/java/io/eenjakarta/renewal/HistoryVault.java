package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Ending;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Replaced;
import io.eenjakarta.vault.Resting;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One node's way to the rows: before and after each call the history decides what happens, and the ledger is told. */
final class HistoryVault implements TokenVault {

    private final History history;
    private final HistoryNode node;
    private final HistoryLedger ledger;
    private final Turns turns;

    HistoryVault(History history, HistoryNode node) {
        this.history = history;
        this.node = node;
        this.ledger = history.ledger;
        this.turns = history.turns;
    }

    private <T> T on(boolean before, Supplier<T> work, Consumer<T> note, boolean after) {
        turns.mind();
        boolean fails = before && history.fails();
        if (fails || node.away) {
            throw failed();
        }
        T answer = work.get();
        note.accept(answer);
        ledger.tell(() -> "vault: " + HistoryLedger.brief(answer));
        if (after) {
            ledger.row(history.row());
            if (history.fails()) {
                throw failed();
            }
        }
        return answer;
    }

    private RuntimeException failed() {
        HistoryActor me = turns.current();
        ledger.facts.add(HistoryFact.VAULT_FAULT);
        ledger.tell(() -> "vault fails");
        ledger.unclear(me);
        me.claimed = 0;
        return HookedVault.unavailable();
    }

    private TokenVault rows() {
        return history.rows(node);
    }

    private <T> Consumer<T> done(Consumer<T> note) {
        return answer -> {
            note.accept(answer);
            turns.current().claimed = 0;
        };
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return on(true, () -> rows().find(id), found -> {}, false).map(grant -> moved(grant, shift()));
    }

    @Override
    public Claim claim(GrantId id, int generation, String owner, Duration lease) {
        HistoryActor me = turns.current();
        boolean first = !me.looking;
        Claim claim = on(
                first,
                () -> rows().claim(id, generation, owner, lease),
                answer -> {
                    me.looking = answer instanceof Claim.NotTaken;
                    ledger.claimed(answer, generation, owner, lease);
                },
                false);
        if (claim instanceof Claim.Taken taken) {
            if (history.fails()) {
                throw failed();
            }
            return new Claim.Taken(moved(taken.grant(), shift()), taken.unanswered());
        }
        return new Claim.NotTaken(((Claim.NotTaken) claim).now().map(grant -> moved(grant, shift())));
    }

    @Override
    public boolean replay(GrantId id, int generation, String owner) {
        return on(true, () -> rows().replay(id, generation, owner), may -> ledger.declared(may, owner), true);
    }

    @Override
    public boolean advance(GrantId id, int generation, String owner, TokenSet next) {
        TokenSet there = moved(next, -shift());
        if (turns.current().claimed == 0) {
            ledger.facts.add(HistoryFact.TOKENS_KEPT);
        }
        return on(
                true,
                () -> rows().advance(id, generation, owner, there),
                done(stored -> ledger.advanced(stored, generation, owner, next)),
                true);
    }

    @Override
    public boolean release(
            GrantId id, int generation, String owner, GrantStatus status, boolean replayable, String reason) {
        return on(
                true,
                () -> rows().release(id, generation, owner, status, replayable, reason),
                done(mine -> ledger.released(mine, owner, status, replayable, reason)),
                true);
    }

    @Override
    public Optional<Grant> end(GrantId id) {
        boolean before = ledger.isGone();
        try {
            return on(true, () -> rows().end(id), grant -> ledger.ended(history.row()), true)
                    .map(grant -> moved(grant, shift()));
        } catch (VaultException.Unavailable away) {
            if (!before && ledger.isGone()) {
                ledger.facts.add(HistoryFact.ENDED_UNHEARD);
            }
            throw away;
        }
    }

    @Override
    public boolean isShared(Grant ended) {
        return on(false, () -> rows().isShared(moved(ended, -shift())), shared -> {}, false);
    }

    @Override
    public List<GrantLine> switchedFrom(GrantId parent) {
        return on(false, () -> rows().switchedFrom(parent), lines -> {}, false);
    }

    /** By how much this node reads instants later than they are in the rows. */
    private long shift() {
        return history.byTrueTime() ? node.offset : 0;
    }

    private static Grant moved(Grant grant, long by) {
        return by == 0
                ? grant
                : new Grant(
                        grant.id(),
                        grant.kind(),
                        grant.provider(),
                        grant.owner(),
                        grant.generation(),
                        grant.status(),
                        grant.reason(),
                        moved(grant.tokens(), by),
                        grant.firstLogin().plusMillis(by),
                        grant.lastRotation().plusMillis(by),
                        grant.permanent(),
                        grant.parent());
    }

    private static TokenSet moved(TokenSet tokens, long by) {
        return by == 0
                ? tokens
                : new TokenSet(
                        tokens.accessToken(),
                        tokens.refreshToken(),
                        tokens.issuedAt().plusMillis(by),
                        tokens.expiresAt().map(end -> end.plusMillis(by)),
                        tokens.apiBase());
    }

    @Override
    public boolean answers() {
        return !node.away;
    }

    @Override
    public void store(Grant grant) {
        throw unused();
    }

    @Override
    public void identify(GrantId id, Grant.Owner owner) {
        throw unused();
    }

    @Override
    public void place(GrantId id, URI apiBase) {
        throw unused();
    }

    @Override
    public Optional<Replaced> replace(GrantId id, Grant login) {
        throw unused();
    }

    @Override
    public List<Resting> resting(String provider, int most) {
        throw unused();
    }

    @Override
    public void postpone(Resting grant, Duration by) {
        throw unused();
    }

    @Override
    public List<Ending> ending(String provider, Duration life, int mark, int most) {
        throw unused();
    }

    @Override
    public boolean announce(GrantId id, int mark) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("no history does that");
    }
}
