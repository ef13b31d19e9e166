package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.eenjakarta.it.host.ClockServlet;
import io.eenjakarta.security.Requirement;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The portal writes mails about connections that end or need their user, by the server's mail session, to a real mail server. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class MailIT {

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(Integer.getInteger("smtp.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final Browser browser = new Browser();
    private String grant;

    @Deployment(testable = false)
    static WebArchive war() {
        // In memory, so that the time of the vault is that of the application.
        return CameraManager.warWith(Map.of(
                        "een.vault",
                        "memory",
                        "een.mail-session",
                        Server.current() == Server.WILDFLY ? "java:jboss/mail/een" : "mail/een",
                        "een.mail-to",
                        "ops@example.com, guard@example.com",
                        "een.keep-alive-interval",
                        "PT1S"))
                .addPackage(ClockServlet.class.getPackage());
    }

    @BeforeAll
    static void start() {
        MAIL.start();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void connect() throws Exception {
        assertEquals(200, Person.ADA.signIn(browser, "/account").statusCode());
        Person.LINUS.connect(browser);
        grant = Person.grants(browser).get(0);
        MAIL.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void disconnect() {
        Host.clockAhead(Duration.ZERO);
        Person.disconnectAll(browser);
    }

    @Test
    @Requirement("P10")
    void writesThatAConnectionEndsAndHowToRenewIt() throws Exception {
        Host.clockAhead(Duration.ofDays(84));
        String text = written("Connection with Eagle Eye Networks, account 00002207: ends in 6 days");
        String link = "/connect?renew=" + grant + "&target=/account";
        assertTrue(text.contains(Provider.PORTAL + link), text);
        assertTrue(text.contains("will end on "), text);
        Host.clockAhead(Duration.ZERO);
        // Eighty days have ended Ada's session, or perhaps not yet.
        browser.portalCookies().clear();
        Person.ADA.signIn(browser, "/account");
        HttpResponse<String> sent = browser.open(link);
        HttpResponse<String> back = browser.get(Person.LINUS.authorize(Browser.location(sent)), Browser.PAGE_LOAD);
        assertEquals(Provider.portal("/account"), Browser.location(back));
        assertEquals(List.of(grant), Person.grants(browser));
    }

    @Test
    void writesThatAConnectionNeedsItsUserAndNothingOfSignIns() throws Exception {
        Provider.simulator().book().killGrants();
        browser.portalCookies().clear();
        Person.ADA.signIn(browser, "/account");
        browser.open("/cameras");
        String text = written("Connection with Eagle Eye Networks, account 00002207: needs its user");
        assertTrue(text.contains("/connect?renew=" + grant), text);
        assertEquals(2, MAIL.getReceivedMessages().length, "one mail to two addresses");
    }

    /** The text of the one mail of this subject. */
    private static String written(String subject) throws Exception {
        assertTrue(Await.until(() -> MAIL.getReceivedMessages().length >= 2), "no mail came");
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            assertEquals(subject, mail.getSubject());
            assertEquals("portal@example.com", mail.getFrom()[0].toString());
            assertEquals(2, mail.getAllRecipients().length);
        }
        String text = MAIL.getReceivedMessages()[0].getContent().toString();
        for (String secret : Provider.simulator().book().everyIssuedSecret()) {
            assertFalse(text.contains(secret), "a secret");
        }
        return text;
    }
}
