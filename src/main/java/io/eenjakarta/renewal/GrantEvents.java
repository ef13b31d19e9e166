package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Tells the application what happened to grants. Observers run on threads of their own: however slow they are and whatever
 * they throw, nothing of it comes back. Never fails, never blocks, not even while the container is going down or is gone: no
 * proxy of the container stands before it, which would throw then.
 */
@Dependent
public class GrantEvents {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    /**
     * Loaded with this class: sessions end after their application's archive is gone from Open Liberty's disk, and what is not
     * loaded by then never will be.
     */
    static final List<Class<? extends GrantEvent>> ALL = List.of(
            GrantEnded.class, GrantExpiring.class, GrantNeedsLogin.class, GrantRenewed.class, GrantRotated.class);

    private final Event<GrantEvent> event;
    private final NotificationOptions options;

    @Inject
    public GrantEvents(Event<GrantEvent> event, @Een Executor executor) {
        this.event = event;
        this.options = NotificationOptions.ofExecutor(executor);
    }

    void fire(GrantEvent fact) {
        try {
            event.fireAsync(fact, options).whenComplete((told, failure) -> {
                if (failure != null) {
                    failed(fact, failure);
                }
            });
        } catch (RuntimeException | LinkageError going) {
            LOG.log(
                    Level.DEBUG,
                    () -> fact.getClass().getSimpleName() + " of grant " + fact.id() + " is not told: "
                            + going.getClass().getName());
        }
    }

    private static void failed(GrantEvent fact, Throwable failure) {
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        LOG.log(
                Level.WARNING,
                LogCode.GRANT_OBSERVER.line(fact.getClass().getSimpleName() + " of grant " + fact.id()),
                wrapped ? failure.getCause() : failure);
    }
}
