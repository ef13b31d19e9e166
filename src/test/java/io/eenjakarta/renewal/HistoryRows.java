package io.eenjakarta.renewal;

import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.OpenVault;
import io.eenjakarta.vault.TokenVault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the row of a history is: in memory, or in a database; its clock is right. */
interface HistoryRows {

    /** A place for the rows of a history whose time this is. */
    interface Place {
        HistoryRows at(Turns turns);
    }

    /** The way of a node to them. */
    TokenVault of(HistoryNode node);

    /** The way of nobody, by the true time. */
    TokenVault all();

    /** Whether instants come by the true time, and not by the node's. */
    boolean byTrueTime();

    /** New rows in memory. */
    static Place memory() {
        return memory(vault -> vault);
    }

    /** The same with something before them. */
    static Place memory(UnaryOperator<TokenVault> before) {
        return turns -> {
            TokenVault vault = before.apply(new MemoryVault(
                    new TurnsClock(turns), (provider, age, permanent) -> Optional.of(Duration.ofDays(10))));
            return new HistoryRows() {
                @Override
                public TokenVault of(HistoryNode node) {
                    return vault;
                }

                @Override
                public TokenVault all() {
                    return vault;
                }

                @Override
                public boolean byTrueTime() {
                    return true;
                }
            };
        };
    }

    /** Rows of a database, which asks this clock for its time. */
    static Place of(OpenVault database, TurnsClock clock) {
        return turns -> {
            clock.turns = turns;
            TokenVault all = database.seenBy(clock);
            Map<HistoryNode, TokenVault> seen = new IdentityHashMap<>();
            return new HistoryRows() {
                @Override
                public TokenVault of(HistoryNode node) {
                    return seen.computeIfAbsent(node, one -> database.seenBy(one.clock));
                }

                @Override
                public TokenVault all() {
                    return all;
                }

                @Override
                public boolean byTrueTime() {
                    return false;
                }
            };
        };
    }

    /** The true time of the history that is being played. */
    final class TurnsClock extends Clock {
        private Turns turns;

        TurnsClock(Turns turns) {
            this.turns = turns;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(turns.millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
