package io.eenjakarta.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an operator should know about right now, for the health page: each trouble by its log code, with its last
 * occurrence. Thread-safe, never blocks; bounded by the number of codes.
 */
@ApplicationScoped
public class Troubles {

    private final Map<LogCode, Trouble> current = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * One trouble.
     *
     * @param detail what the last case adds to the code's meaning; no secret
     * @param since of the first case since it was last over
     * @param cases how many there were since then
     */
    public record Trouble(String detail, Instant since, long cases) {}

    @Inject
    public Troubles(@Een Clock clock) {
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Troubles() {
        this(null);
    }

    /** Notes a case of a trouble; true for the first since it was last over. */
    public boolean note(LogCode code, String detail) {
        Instant now = clock.instant();
        return current.merge(
                                code,
                                new Trouble(detail, now, 1),
                                (old, fresh) -> new Trouble(detail, old.since(), old.cases() + 1))
                        .cases()
                == 1;
    }

    /** Notes that a trouble is over; true when it had been there. */
    public boolean over(LogCode code) {
        return !current.isEmpty() && current.remove(code) != null;
    }

    /** The troubles of this moment, by code. */
    public Map<LogCode, Trouble> now() {
        return new TreeMap<>(current);
    }
}
