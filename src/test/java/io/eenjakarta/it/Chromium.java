package io.eenjakarta.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Chromium of this machine, as a JUnit extension: started once for a class, empty again before each test, and after a
 * failed one asked for a screenshot and the page's source. Without {@code chromium} and {@code chromedriver} on the
 * {@code PATH} the class is skipped, or fails with {@code -Dbrowser.required=true}.
 */
final class Chromium implements ExecutionCondition, BeforeEachCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final String REQUIRED = "browser.required";
    private static final Optional<Path> BROWSER = onPath("chromium", "chromium-browser", "google-chrome");
    private static final Optional<Path> DRIVER = onPath("chromedriver");

    private final List<Visitor> started = new ArrayList<>();
    private Visitor visitor;
    private Visitor withoutScripts;

    /** Somebody with an ordinary browser. */
    Visitor visitor() {
        if (visitor == null) {
            visitor = start(true);
        }
        return visitor;
    }

    /** Somebody who forbids scripts. */
    Visitor visitorWithoutScripts() {
        if (withoutScripts == null) {
            withoutScripts = start(false);
        }
        return withoutScripts;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (BROWSER.isPresent() && DRIVER.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is " + BROWSER.get());
        }
        String missing = "the PATH has no " + (BROWSER.isPresent() ? "chromedriver" : "chromium");
        if (Boolean.getBoolean(REQUIRED)) {
            throw new IllegalStateException(missing + ", and " + REQUIRED + " is set");
        }
        return ConditionEvaluationResult.disabled(missing + "; -D" + REQUIRED + "=true makes this a failure");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        started.forEach(Visitor::startAfresh);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            String test = context.getRequiredTestMethod().getName();
            started.forEach(one -> one.keepEvidence("failed-" + test + "-" + started.indexOf(one)));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        started.forEach(Visitor::leave);
        started.clear();
    }

    private Visitor start(boolean scripts) {
        Visitor one = new Visitor(BROWSER.orElseThrow(), DRIVER.orElseThrow(), scripts);
        started.add(one);
        return one;
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
