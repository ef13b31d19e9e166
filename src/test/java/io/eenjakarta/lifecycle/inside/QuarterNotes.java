package io.eenjakarta.lifecycle.inside;

import io.eenjakarta.renewal.GrantEvent;
import io.eenjakarta.renewal.GrantExpiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the portal is told about its grants, and when: lines of grant, event, milliseconds and days left. */
@ApplicationScoped
public class QuarterNotes {

    private final VirtualTime time;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Inject
    public QuarterNotes(VirtualTime time) {
        this.time = time;
    }

    protected QuarterNotes() {
        this(null);
    }

    void told(@ObservesAsync GrantEvent event) {
        int days = event instanceof GrantExpiring expiring ? expiring.daysLeft() : 0;
        lines.add(event.id().value()
                + ' '
                + event.getClass().getSimpleName()
                + ' '
                + time.now().toEpochMilli()
                + ' '
                + days);
    }

    /** Those that were not taken yet. */
    String take() {
        StringBuilder taken = new StringBuilder();
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            taken.append(line).append('\n');
        }
        return taken.toString();
    }
}
