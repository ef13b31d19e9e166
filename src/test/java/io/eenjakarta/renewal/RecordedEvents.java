package io.eenjakarta.renewal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was told to the application, in order. */
final class RecordedEvents extends GrantEvents {

    final List<GrantEvent> told = new CopyOnWriteArrayList<>();

    RecordedEvents() {
        super(null, Runnable::run);
    }

    @Override
    void fire(GrantEvent fact) {
        told.add(fact);
    }

    /** Those of one kind. */
    <T extends GrantEvent> List<T> of(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
