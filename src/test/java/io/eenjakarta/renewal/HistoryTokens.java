package io.eenjakarta.renewal;

import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/** The way to the model of the provider: before a request leaves and before its answer comes the history decides. */
final class HistoryTokens extends TokenClient {

    private static final Duration DEADLINE = HistoryNode.SETTINGS.http().tokenDeadline();
    /** The only one, since it is dear to make; histories are played one after the other. */
    private static final HistoryTokens ONE = new HistoryTokens();

    private History history;

    private HistoryTokens() {
        super(
                HistoryNode.SETTINGS.providers().first(),
                HistoryNode.SETTINGS.http(),
                Clock.systemUTC(),
                ForkJoinPool.commonPool(),
                Telemetry.none());
    }

    static HistoryTokens of(History history) {
        ONE.history = history;
        return ONE;
    }

    @Override
    public TokenOutcome refresh(RefreshToken token) {
        return sent(token, false);
    }

    @Override
    public TokenOutcome replay(RefreshToken token) {
        return sent(token, true);
    }

    private TokenOutcome sent(RefreshToken token, boolean replay) {
        HistoryLedger ledger = history.ledger;
        Instant started = node().clock.instant();
        ledger.tell(() -> "sends " + token.value() + ", replay " + replay);
        if (history.isLost()) {
            return unread(token, replay);
        }
        if (history.busy > 0) {
            history.busy--;
            return turnedDown();
        }
        ledger.sent(replay);
        boolean killedBefore = history.provider.endedByReuse;
        Optional<ModelProvider.Pair> pair = history.provider.refresh(token.value(), history.turns.millis());
        ledger.tell(() -> "provider: " + pair);
        if (history.isLost()) {
            return lost(HistoryFact.REPLY_LOST);
        }
        if (pair.isEmpty()) {
            ledger.refused(history.provider.endedByReuse && !killedBefore);
            return new TokenOutcome.Refused("status 400 invalid_grant");
        }
        if (replay) {
            ledger.facts.add(HistoryFact.REPLAY_GRANTED);
        }
        history.provider.received(pair.get(), node());
        return new TokenOutcome.Granted(set(pair.get(), started, history.turns.millis()), Optional.empty());
    }

    /** On its way to the provider, or before. */
    private TokenOutcome unread(RefreshToken token, boolean replay) {
        switch (history.script.next(3)) {
            case 0:
                return new TokenOutcome.Unavailable("no connection", false, Optional.empty());
            case 1:
                return turnedDown();
            default:
                history.ledger.sent(replay);
                return lost(HistoryFact.REQUEST_LOST);
        }
    }

    private TokenOutcome lost(HistoryFact how) {
        HistoryLedger ledger = history.ledger;
        ledger.facts.add(how);
        ledger.unclear(history.turns.current());
        int kind = history.script.next(5);
        if (kind == 4) {
            ledger.facts.add(HistoryFact.UNFORESEEN);
            throw new IllegalStateException("nobody foresaw it");
        }
        if (kind > 1) {
            history.turns.sleep(DEADLINE);
        }
        return new TokenOutcome.Unavailable("no reply", true, Optional.empty());
    }

    private TokenOutcome turnedDown() {
        boolean client = history.script.next(4) == 3;
        history.ledger.facts.add(client ? HistoryFact.CLIENT_REFUSED : HistoryFact.PROVIDER_BUSY);
        return client
                ? new TokenOutcome.Misconfigured("status 401 invalid_client", true)
                : new TokenOutcome.Unavailable("status 503", false, Optional.empty());
    }

    @Override
    public Probe probe() {
        if (history.isLost()) {
            return history.script.next(2) == 0 ? Probe.NO_ANSWER : Probe.CLIENT_REFUSED;
        }
        return Probe.CLIENT_ACCEPTED;
    }

    @Override
    public boolean revoke(TokenSet tokens) {
        history.turns.mind();
        history.provider.revoke(tokens.refreshToken().orElseThrow().value());
        return true;
    }

    @Override
    public boolean rotates() {
        return true;
    }

    private HistoryNode node() {
        return history.turns.current().node;
    }

    private static TokenSet set(ModelProvider.Pair pair, Instant started, long now) {
        return new TokenSet(
                new AccessToken(pair.access()),
                Optional.of(new RefreshToken(pair.refresh())),
                started,
                Optional.of(started.plusMillis(Math.max(1, pair.ends() - now))),
                Optional.empty());
    }

    static TokenSet first(ModelProvider.Pair pair, long now) {
        return set(pair, Instant.ofEpochMilli(now), now);
    }
}
