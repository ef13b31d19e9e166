package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Ada Brandt of Harbour Logistics in front of a Chromium of her own: what she does and what she sees. */
final class Visitor {

    static final By SIGN_IN = By.id("sign-in");
    static final By ALLOW = By.id("allow");
    static final By DENY = By.id("deny");
    static final By CALLER = By.id("caller-name");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    Visitor(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, LONGEST, Duration.ofMillis(50));
        // A page may go while it is looked at.
        wait.ignoring(WebDriverException.class);
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
        devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
        consoleErrors();
        networkEvents();
    }

    void leave() {
        driver.quit();
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
        driver.switchTo().newWindow(WindowType.TAB);
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
        givePassword(Person.ADA);
    }

    /** The same as somebody else. */
    void givePassword(Person person) {
        see(By.id("username")).sendKeys(person.email());
        see(By.id("password")).sendKeys(person.password());
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

    String address() {
        return driver.getCurrentUrl();
    }

    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the element has the focus, which must be seen at every place on the way. */
    void tabTo(By element) {
        WebElement wanted = driver.findElement(element);
        for (int places = 0; places < 60; places++) {
            type(Keys.TAB);
            WebElement place = driver.switchTo().activeElement();
            if (!Boolean.TRUE.equals(script(Seen.FOCUS))) {
                throw new AssertionError("no focus is seen at " + place.getDomProperty("outerHTML"));
            }
            if (place.equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + element);
    }

    /** Waits until the pictures on the screen are there: those further down are only fetched when they are near. */
    void awaitPictures() {
        await(() -> Boolean.TRUE.equals(script(Seen.PICTURES)), "pictures");
    }

    /** Scrolls to each of these pictures, waits for it, and scrolls back. */
    void look(By pictures) {
        for (WebElement picture : driver.findElements(pictures)) {
            driver.executeScript("arguments[0].scrollIntoView()", picture);
            await(() -> !"0".equals(picture.getDomProperty("naturalWidth")), picture.getDomProperty("alt"));
        }
        driver.executeScript("scrollTo(0, 0)");
    }

    /** Value of a property of an element's style. */
    String style(By element, String property) {
        return driver.findElement(element).getCssValue(property);
    }

    /** Has the browser do something that no page can, by its DevTools. */
    void devTools(String command, Map<String, Object> arguments) {
        driver.executeCdpCommand(command, arguments);
    }

    /** Value of an expression. */
    Object script(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** Runs statements. */
    void run(String statements) {
        driver.executeScript(statements);
    }

    /** Runs statements that end later, with a value for the function which is their last argument. */
    Object runToTheEnd(String statements) {
        return driver.executeAsyncScript(statements);
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
        Evidence.file(name + ".png", driver.getScreenshotAs(OutputType.BYTES));
        Evidence.answer(driver.getPageSource());
    }

    /** Leaves everything that explains a failure. */
    void keepEvidence(String name) {
        Evidence.file(name + ".png", driver.getScreenshotAs(OutputType.BYTES));
        Evidence.file(
                name + ".html",
                (driver.getCurrentUrl() + "\n" + driver.getPageSource()).getBytes(StandardCharsets.UTF_8));
    }

    private void await(BooleanSupplier done, String what) {
        assertTrue(Await.until(done), () -> what + " at " + address());
    }
}
