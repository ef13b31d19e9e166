package io.eenjakarta.it.resting;

import io.eenjakarta.renewal.GrantEvent;
import io.eenjakarta.renewal.GrantExpiring;
import io.eenjakarta.renewal.GrantNeedsLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that a portal is told about grants, a line for each event. */
@ApplicationScoped
public class GrantNotes {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void told(@ObservesAsync GrantEvent event) {
        lines.add(event.id().value() + ' ' + event.getClass().getSimpleName() + detail(event));
    }

    private static String detail(GrantEvent event) {
        if (event instanceof GrantExpiring expiring) {
            return " " + expiring.daysLeft();
        }
        return event instanceof GrantNeedsLogin ? " with a reason" : "";
    }

    /** Of one grant, without its id, in the order in which they came. */
    List<String> of(String grant) {
        return lines.stream()
                .filter(line -> line.startsWith(grant + ' '))
                .map(line -> line.substring(grant.length() + 1))
                .toList();
    }
}
