package io.eenjakarta.token;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what the package logs during a test. */
final class TokenLog extends Handler implements BeforeEachCallback, AfterEachCallback {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.eenjakarta.token");

    @Override
    public void beforeEach(ExtensionContext context) {
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.removeHandler(this);
        logger.setLevel(null);
    }

    /** Level and text of each line so far. */
    List<String> lines() {
        return lines;
    }

    /** The lines that say that the other secret is taken. */
    List<String> switches() {
        return lines.stream().filter(line -> line.contains("EEN-TOKEN-07")).toList();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
