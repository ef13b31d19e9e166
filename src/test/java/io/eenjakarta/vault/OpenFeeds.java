package io.eenjakarta.vault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Feeds in memory for tests of those who use them, as one of several nodes sees them: what a node cannot do fails for it alone. */
public final class OpenFeeds {

    private final EventFeeds feeds;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private OpenFeeds(EventFeeds shared) {
        this.feeds = (EventFeeds) Proxy.newProxyInstance(
                OpenFeeds.class.getClassLoader(), new Class<?>[] {EventFeeds.class}, (self, method, arguments) -> {
                    if (failing.contains(method.getName()) || failing.contains("*")) {
                        throw new VaultException.Unavailable("on order", null);
                    }
                    try {
                        return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What all nodes share. */
    public static EventFeeds shared(Clock clock) {
        return new MemoryFeeds(clock);
    }

    /** How one node sees it. */
    public static OpenFeeds of(EventFeeds shared) {
        return new OpenFeeds(shared);
    }

    public EventFeeds feeds() {
        return feeds;
    }

    /** These methods fail from now on; a star stands for all. */
    public void fail(String... methods) {
        failing.addAll(Set.of(methods));
    }

    /** All goes well again. */
    public void mend() {
        failing.clear();
    }
}
