package io.eenjakarta.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium of this machine, as a JUnit extension: started once for a class, empty again before each test, and after a
 * failed one asked for a screenshot and the page's source. Without {@code chromium} and {@code chromedriver} on the
 * {@code PATH} the class is skipped, or fails with {@code -Dbrowser.required=true}.
 */
final class Chromium implements ExecutionCondition, BeforeEachCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final String REQUIRED = "browser.required";
    private static final Optional<Path> BROWSER = onPath("chromium", "chromium-browser", "google-chrome");
    private static final Optional<Path> DRIVER = onPath("chromedriver");

    private static final int BLOCKED = 2;

    private final List<Visitor> started = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();
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
        String reason = missing + "; -D" + REQUIRED + "=true makes this a failure";
        System.err.println("SKIPPED " + context.getDisplayName() + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
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
        profiles.forEach(Chromium::delete);
    }

    private Visitor start(boolean scripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en",
                "--user-data-dir=" + newProfile());
        if (!scripts) {
            options.setExperimentalOption(
                    "prefs", Map.of("profile.managed_default_content_settings.javascript", BLOCKED));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        // Named, so that Selenium looks for none and downloads none.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        Visitor one = new Visitor(new ChromeDriver(service, options));
        started.add(one);
        return one;
    }

    private Path newProfile() {
        try {
            Path profile = Files.createTempDirectory("een-journey");
            profiles.add(profile);
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path profile) {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + profile + ", " + e);
        }
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
