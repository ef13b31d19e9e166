package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Before the first test: a server that has done a login. Before each test: a simulator without faults, with an empty log and the real time. After a failed one: the last answer
 * and the end of the server's log.
 */
final class CleanProvider implements BeforeAllCallback, BeforeEachCallback, TestWatcher {

    private static final int LOG_LINES = 40;

    private static volatile boolean warm;

    /** The first login in a server's life loads half of it, which outlasts the tests' deadlines on a busy machine. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Provider.simulator().faults().clear();
        if (!warm) {
            try {
                warm = Await.until(() -> new Browser()
                                .callback("ada@example.com", "ada-demo", "/account")
                                .statusCode()
                        == 302);
            } catch (AssertionError | UncheckedIOException noPortal) {
                System.err.println(context.getDisplayName() + " has no portal of its own to warm up");
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Provider.simulator().faults().clear();
        Provider.simulator().posts().clear();
        Provider.simulator().clock().reset();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println("FAILED " + context.getDisplayName() + "\nlast answer: " + Browser.lastAnswer());
        try {
            List<String> log = Files.readAllLines(Path.of(System.getProperty("server.log")));
            log.subList(Math.max(0, log.size() - LOG_LINES), log.size()).forEach(System.err::println);
        } catch (IOException e) {
            System.err.println("no server log: " + e);
        }
    }
}
