package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** What people see at the wall and at a camera's page when something goes wrong, and that they get out of it. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class WallTroubleIT {

    private static final String GATE = "/cameras/100d4c41?q=gate";
    private static final By COUNT = By.id("count");
    private static final By SEARCH = By.id("q");
    private static final By GONE = By.id("gone");
    private static final By TROUBLE = By.cssSelector("[data-camera-id='100d4c41'] [data-state='trouble']");
    private static final By STALE = By.cssSelector("[data-state='stale']");

    /** Whatever comes for a picture is not one. */
    private static final String BROKEN_PICTURES =
            """
            const real = window.fetch;
            window.fetch = async (address, more) => {
                const answer = await real(address, more);
                return new Response(new Blob(['no picture'], {type: 'image/jpeg'}), {headers: {ETag: '"broken"'}});
            };""";

    /** Pictures never come. */
    private static final String SLOW_PICTURES =
            """
            window.asked = [];
            window.fetch = (address, more) => new Promise((done, failed) => {
                asked.push(address);
                more.signal.addEventListener('abort', () => failed(more.signal.reason));
            });""";

    /** The first list comes last. */
    private static final String SLOW_SEARCH =
            """
            const real = window.fetch;
            let searches = 0;
            window.fetch = async (address, more) => {
                if (address.includes('/cameras?') && searches++ === 0) {
                    await new Promise(done => setTimeout(done, 2500));
                    window.firstIsHere = true;
                }
                return real(address, more);
            };""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void saysWhyThereIsNoPictureInEachListThatShowsTheCamera() {
        Provider.simulator().faults().all(EndPoint.LIVE_IMAGE).forbidden();
        ada.signIn("/cameras?q=main");
        ada.see(TROUBLE);
        ada.run("window.samePage = true");
        ada.see(SEARCH).sendKeys(" gate");
        assertTrue(Await.until(() -> ada.address().endsWith("/cameras?q=main+gate")));
        ada.see(TROUBLE);
        assertEquals("No picture of Main gate", ada.script("document.querySelector('.camera-picture img').alt"));
        assertEquals(Boolean.TRUE, ada.script("window.samePage"));
    }

    @Test
    void keepsThePageWhenASearchFails() {
        ada.signIn("/cameras?q=main");
        ada.run("window.samePage = true");
        Provider.simulator().faults().all(EndPoint.CAMERAS).tooManyRequests(Duration.ofSeconds(1));
        ada.see(SEARCH).sendKeys(" gate");
        awaitText(COUNT, "The list could not be fetched. Try again in a moment.");
        assertEquals(List.of("Main gate"), ada.texts(By.className("camera-name")));
        assertTrue(ada.address().endsWith("/cameras?q=main"), ada.address());
        Provider.simulator().faults().clear();
        ada.run("document.getElementById('filter').requestSubmit()");
        awaitText(COUNT, "1 camera matches");
        assertEquals(Boolean.TRUE, ada.script("window.samePage"));
        ada.click(By.cssSelector("button[value='nl']"));
        ada.see(By.cssSelector("html[lang='nl']"));
        ada.await("/cameras?q=main+gate");
    }

    @Test
    void showsTheLastSearchWhicheverComesLast() {
        ada.signIn("/cameras");
        ada.run(SLOW_SEARCH);
        ada.see(SEARCH).sendKeys("quay");
        ada.runToTheEnd("setTimeout(arguments[arguments.length - 1], 500)");
        ada.run("const q = document.getElementById('q'); q.value = 'gate'; q.form.requestSubmit()");
        awaitText(COUNT, "1 camera matches");
        assertTrue(Await.until(() -> Boolean.TRUE.equals(ada.script("window.firstIsHere"))));
        ada.runToTheEnd("setTimeout(arguments[arguments.length - 1], 500)");
        assertEquals("1 camera matches", ada.see(COUNT).getText());
        assertTrue(ada.address().endsWith("/cameras?q=gate"), ada.address());
    }

    @Test
    void keepsThePictureThatIsThereWhenABrokenOneComes() {
        withoutLivePictures();
        ada.signIn(GATE);
        ada.see(By.cssSelector("[data-state='live']"));
        ada.run(BROKEN_PICTURES);
        ada.see(STALE);
        assertTrue((Long) ada.script("document.querySelector('.camera-picture img').naturalWidth") > 0);
        assertEquals("Preview of Main gate", ada.script("document.querySelector('.camera-picture img').alt"));
    }

    @Test
    void letsThoseInViewGoFirst() {
        Provider.simulator().cameras(500);
        ada.signIn("/cameras?size=500");
        ada.run(SLOW_PICTURES + "scrollTo(0, document.documentElement.scrollHeight)");
        assertTrue(Await.until(() -> Long.valueOf(4).equals(ada.script("asked.length"))));
        ada.run("scrollTo(0, document.documentElement.scrollHeight / 2)");
        assertTrue(Await.until(() -> Long.valueOf(8).equals(ada.script("asked.length"))));
        assertEquals(0L, ada.script("document.querySelectorAll('.camera-note:not([hidden])').length"));
    }

    @Test
    void comesBackToTheCameraAfterTheSignInHasEnded() {
        withoutLivePictures();
        ada.signIn(GATE);
        ada.see(By.cssSelector("[data-state='live']"));
        assertFalse(ada.see(By.tagName("body")).getText().contains("sign-in has ended"));
        ada.devTools("Network.clearBrowserCookies", Map.of());
        ada.see(GONE);
        ada.click(By.cssSelector("#gone a"));
        ada.givePassword();
        ada.click(Visitor.ALLOW);
        ada.await(GATE);
    }

    @Test
    void triesThePageAgainThatWasAskedFor() {
        ada.signIn(GATE);
        Provider.simulator().faults().all(EndPoint.API_ANY).tooManyRequests(Duration.ofSeconds(1));
        ada.open(GATE);
        ada.see(By.id("retry"));
        Provider.simulator().faults().clear();
        ada.runToTheEnd("setTimeout(arguments[arguments.length - 1], 1000)");
        ada.click(By.id("retry"));
        ada.await(GATE);
        ada.see(By.id("player"));
    }

    @Test
    void breaksALongNameOnANarrowPhone() {
        ada.signIn(GATE);
        ada.screen(320, 640, true);
        ada.run("document.querySelector('h1').textContent = 'WAREHOUSE_NORTH_ENTRANCE_DOCK_04'");
        assertTrue((Long) ada.script("document.documentElement.scrollWidth") <= 320);
    }

    private void awaitText(By element, String text) {
        assertTrue(
                Await.until(() -> ada.see(element).getText().equals(text)),
                () -> text + ", but " + ada.see(element).getText());
    }

    /** What a page then shows is asked for again and again. */
    private static void withoutLivePictures() {
        Provider.simulator().faults().all(EndPoint.LIVE_STREAM).unavailable();
    }
}
