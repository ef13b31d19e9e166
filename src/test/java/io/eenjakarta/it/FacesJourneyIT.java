package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.SimulatedProvider;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** The Faces portal in a real browser, whose Ajax requests are sent by the server's own script. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class FacesJourneyIT {

    @RegisterExtension
    static final SimulatedProvider PROVIDER = FacesPortalIT.PROVIDER;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String PAGE = "/watch.xhtml";
    private static final By CAMERA = By.className("camera");
    private static final By NAME = By.id("search:name");
    private static final By FIND = By.id("search:find");

    private final Visitor ada = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return FacesPortalIT.war();
    }

    @BeforeAll
    static void warmUp() {
        FacesPortalIT.warmUp();
    }

    @BeforeEach
    void startAfresh() {
        PROVIDER.reset();
    }

    @AfterAll
    static void keepSecrets() {
        FacesPortalIT.keepSecrets();
    }

    @Test
    @Requirement({"P6", "P8"})
    void goesToSignInByAnAjaxRequestWhenTheSessionHasEnded() {
        ada.signIn(PAGE);
        ada.see(NAME).sendKeys("Quay 2");
        ada.click(FIND);
        ada.see(CAMERA);
        assertEquals(List.of("Quay 2 crane"), ada.texts(CAMERA));
        String page = ada.tab();
        ada.openInNewTab(PAGE);
        ada.click(By.id("session:leave"));
        ada.see(By.id("goodbye"));
        ada.turnTo(page);
        ada.click(FIND);
        assertTrue(
                Await.until(() -> PROVIDER.posts().authorizeRequests().size() == 2),
                () -> "the browser is still at " + ada.address());
        // The provider still knows her, so she is back on the page, and it is a new one.
        ada.await(PAGE);
        assertTrue(Await.until(() -> !ada.sees(CAMERA)));
        assertEquals("Ada Brandt", ada.see(By.id("caller")).getText());
        ada.see(NAME).sendKeys("Main");
        ada.click(FIND);
        ada.see(CAMERA);
        assertEquals(List.of("Main gate"), ada.texts(CAMERA));
    }
}
