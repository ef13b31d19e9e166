package io.eenjakarta.vault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the vault logs during a test, or another part of the application, kept instead of printed. */
public final class LogLines extends Handler implements BeforeEachCallback, AfterEachCallback {

    private final Logger logger;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    LogLines() {
        this("io.eenjakarta.vault");
    }

    /** Of the logger with this name. */
    public LogLines(String name) {
        this.logger = Logger.getLogger(name);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.removeHandler(this);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    /** The lines that contain this text, each with its level in front. */
    public List<String> with(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
