package io.eenjakarta.it;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** What people see of events: on the page of a camera and on the wall. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class EventsJourneyIT {

    private static final String GATE = "/cameras/100d4c41";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void looks() {
        ada.signIn(GATE);
        ada.see(By.id("events"));
        ada.awaitPictures();
        ada.keepPicture("events-camera");
        ada.run("document.getElementById('events').scrollIntoView()");
        ada.awaitPictures();
        ada.keepPicture("events-camera-list");
        Accessibility.check(ada, "events-camera");
        ada.run("scrollTo(0,0)");
        ada.screen(390, 844, true);
        ada.run("document.getElementById('events').scrollIntoView()");
        ada.awaitPictures();
        ada.keepPicture("events-camera-phone");
        ada.open("/cameras");
        ada.awaitPictures();
        ada.keepPicture("events-wall-phone");
        ada.screen(1280, 800, false);
        ada.colours("dark");
        ada.awaitPictures();
        ada.keepPicture("events-wall");
        Accessibility.check(ada, "events-wall");
    }
}
