package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Ada Brandt of Harbour Logistics in front of a Chromium of her own: what she does and what she sees. */
final class Visitor {

    static final By SIGN_IN = By.id("sign-in");
    static final By ALLOW = By.id("allow");
    static final By DENY = By.id("deny");
    static final By CALLER = By.id("caller-name");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Path profile;
    private final ChromeDriver driver;
    private final WebDriverWait wait;

    Visitor(Path browser, Path chromedriver, boolean scripts) {
        try {
            profile = Files.createTempDirectory("een-journey");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
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
                "--lang=en",
                "--user-data-dir=" + profile);
        if (!scripts) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        // Named, so that Selenium looks for none and downloads none.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        wait = new WebDriverWait(driver, LONGEST, Duration.ofMillis(50));
        startAfresh();
    }

    /** One empty tab, no cookies, and the light screen of a desktop. */
    void startAfresh() {
        List<String> tabs = new ArrayList<>(driver.getWindowHandles());
        while (tabs.size() > 1) {
            driver.switchTo().window(tabs.remove(1)).close();
        }
        driver.switchTo().window(tabs.get(0));
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.get("about:blank");
        screen(1280, 800, false);
        colours("light");
        consoleErrors();
        networkEvents();
    }

    void leave() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + e);
        }
    }

    /** The current tab as a screen of this size. */
    void screen(int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** @param scheme {@code light} or {@code dark} */
    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(String path) {
        driver.get(Provider.PORTAL + path);
    }

    void openAddress(String address) {
        driver.get(address);
    }

    void back() {
        driver.navigate().back();
    }

    /** Opens a path in a new tab and stays there. */
    String openInNewTab(String path) {
        driver.switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        open(path);
        return tab();
    }

    String tab() {
        return driver.getWindowHandle();
    }

    void turnTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** Signs in from a protected path to that path. */
    void signIn(String path) {
        open(path);
        givePassword();
        click(ALLOW);
        await(path);
    }

    /** Fills in the provider's page. */
    void givePassword() {
        see(By.id("username")).sendKeys("ada@example.com");
        see(By.id("password")).sendKeys("ada-demo");
        click(SIGN_IN);
    }

    void click(By element) {
        wait.until(ExpectedConditions.elementToBeClickable(element)).click();
    }

    /** Waits for an element that is seen. */
    WebElement see(By element) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(element));
    }

    boolean sees(By element) {
        return !driver.findElements(element).isEmpty();
    }

    /** Waits until this path of the portal is shown. */
    void await(String path) {
        wait.until(ExpectedConditions.urlToBe(Provider.PORTAL + path));
    }

    List<String> texts(By elements) {
        return driver.findElements(elements).stream().map(WebElement::getText).toList();
    }

    List<WebElement> elements(By elements) {
        return driver.findElements(elements);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the element has the focus, and looks at every place on the way. */
    void tabTo(By element, Predicate<Visitor> everywhere) {
        WebElement wanted = see(element);
        for (int places = 0; places < 60; places++) {
            type(Keys.TAB);
            if (!everywhere.test(this)) {
                throw new AssertionError(
                        "not here: " + driver.switchTo().activeElement().getDomProperty("outerHTML"));
            }
            if (driver.switchTo().activeElement().equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + element);
    }

    /** Waits until a script's answer is true. */
    void awaitTrue(String script) {
        wait.until(any -> Boolean.TRUE.equals(driver.executeScript("return " + script)));
    }

    Object script(String script) {
        return driver.executeScript("return " + script);
    }

    /** What the console complained of since the last call. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What the network did since the last call, as JSON of the DevTools protocol. */
    List<String> networkEvents() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Leaves a picture of what is seen, and the page's source for the search for secrets. */
    void keepPicture(String name) {
        write(name + ".png", driver.getScreenshotAs(OutputType.BYTES));
        Evidence.answer(driver.getPageSource());
    }

    /** Leaves everything that explains a failure. */
    void keepEvidence(String name) {
        write(name + ".png", driver.getScreenshotAs(OutputType.BYTES));
        write(
                name + ".html",
                (driver.getCurrentUrl() + "\n" + driver.getPageSource()).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(String name, byte[] content) {
        try {
            Files.createDirectories(Evidence.FOLDER);
            Files.write(Evidence.FOLDER.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
