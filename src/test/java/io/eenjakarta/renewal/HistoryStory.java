package io.eenjakarta.renewal;

import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What happened in a history, and what should not have. */
class HistoryStory {

    /**
     * A broken promise.
     *
     * @param rule which one
     * @param detail how
     */
    record Breach(HistoryRule rule, String detail) {}

    final Turns turns;
    final Set<HistoryFact> facts = EnumSet.noneOf(HistoryFact.class);
    final List<Breach> breaches = new ArrayList<>();
    /** What happened, one line each; null when nobody wants to read it. */
    List<String> story;

    HistoryStory(Turns turns) {
        this.turns = turns;
    }

    void tell(Supplier<String> what) {
        if (story != null) {
            HistoryActor me = turns.current();
            story.add(turns.millis() % 100_000_000 + " node " + (me.node == null ? "-" : me.node.number) + " thread "
                    + turns.actors().indexOf(me) + ": " + what.get());
        }
    }

    void breach(HistoryRule rule, String detail) {
        tell(() -> "BREACH " + rule + " " + detail);
        breaches.add(new Breach(rule, detail));
    }

    /** Of a grant only where it stands. */
    static String brief(Object answer) {
        return answer.toString().replaceAll("Grant.id.*?(generation=[0-9]+, status=[A-Z_]+).*?parent=[^\\]]*.", "$1");
    }

    static boolean same(TokenSet one, TokenSet other) {
        return other != null
                && one.accessToken().equals(other.accessToken())
                && one.refreshToken()
                        .map(RefreshToken::value)
                        .equals(other.refreshToken().map(RefreshToken::value));
    }
}
