package io.eenjakarta.callback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this package logs until it is closed, kept instead of printed. Thread-safe. */
final class CallbackLog extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.eenjakarta.callback");
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    CallbackLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Each with its level in front. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
