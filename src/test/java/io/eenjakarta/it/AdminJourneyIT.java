package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What administrators see and do in a real browser: Ada is one, Grace and Linus are users. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class AdminJourneyIT {

    private static final By DO = By.id("do");
    private static final By NOTICE = By.id("notice");
    private static final By HEADING = By.tagName("h1");
    private static final By ADMIN = By.linkText("Admin");
    private static final String GRACE = "/admin/users?provider=een&account=00001106&user=" + Person.GRACE.id();

    private static final String NOTHING_IS_CUT =
            "[...document.querySelectorAll('.card')].every(card => card.scrollWidth <= card.clientWidth)";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Visitor ada = CHROMIUM.visitor();
    private final Browser grace = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war();
    }

    @BeforeEach
    void graceIsIn() {
        assertEquals(
                200,
                grace.signIn(Person.GRACE.email(), Person.GRACE.password(), "/account")
                        .statusCode());
    }

    @Test
    void looksAtEveryPageInAnyLight() {
        AdminTour tour = new AdminTour(ada);
        for (String look : List.of("light", "dark", "phone")) {
            long width = look.equals("phone") ? 390 : 1280;
            ada.screen((int) width, 844, look.equals("phone"));
            ada.colours(look.equals("dark") ? "dark" : "light");
            tour.walk(page -> {
                ada.keepPicture(look + "-" + page);
                assertEquals(width, ada.script("window.innerWidth"), look + " " + page);
                assertTrue((Long) ada.script("document.documentElement.scrollWidth") <= width, look + " " + page);
                assertEquals(true, ada.script(NOTHING_IS_CUT), look + " " + page);
                Accessibility.check(ada, look + " " + page);
                assertEquals(List.of(), ada.consoleErrors(), look + " " + page);
            });
        }
    }

    @Test
    @Requirement("C28")
    void renewsAndRevokesTheGrantOfAUser() {
        ada.signIn("/admin");
        openGrantOfGrace();
        assertEquals("1", ada.see(By.id("generation")).getText());
        answer(By.id("refresh"), "Renew the tokens of this grant now?");
        assertEquals("The tokens are renewed. The grant is at generation 2 now.", told());
        assertEquals("2", ada.see(By.id("generation")).getText());
        assertTrue(Await.until(() -> reloaded().contains("Renewed by an administrator")), "history");
        String page = ada.address();
        answer(By.id("revoke"), "Revoke this grant?");
        assertEquals("The grant is revoked.", told());
        ada.openAddress(page);
        assertTrue(ada.see(By.id("content")).getText().contains("This grant has ended"));
        assertTrue(Await.until(() -> grace.open("/account").statusCode() == 302), "Grace is signed out");
    }

    @Test
    void leavesEverythingAloneWhenTheAnswerIsNo() {
        ada.signIn("/admin");
        openGrantOfGrace();
        ada.click(By.id("revoke"));
        ada.click(By.id("back"));
        assertEquals("Active", ada.see(By.id("state")).getText());
        assertFalse(ada.sees(NOTICE));
        assertEquals(200, grace.open("/account").statusCode());
    }

    @Test
    @Requirement("C28")
    void revokesAllGrantsOfAUser() {
        ada.signIn("/admin");
        ada.open(GRACE);
        answer(By.id("revoke-all"), "Revoke all grants of this user?");
        assertTrue(told().matches("Revoked: \\d+ grants?\\."), told());
        assertTrue(ada.see(By.id("content")).getText().contains("This user has no grant now."));
        assertTrue(Await.until(() -> grace.open("/account").statusCode() == 302), "Grace is signed out");
    }

    @Test
    void erasesAPersonWhoseIdWasTyped() {
        ada.signIn("/admin");
        ada.open(GRACE);
        ada.click(By.id("erase"));
        ada.see(By.id("typed")).sendKeys("somebody else");
        ada.click(DO);
        assertEquals(
                "That is not the same. Nothing was done.",
                ada.see(By.id("mistyped")).getText());
        assertEquals(200, grace.open("/account").statusCode());
        ada.see(By.id("typed")).sendKeys(Person.GRACE.id());
        ada.click(DO);
        assertTrue(told().startsWith("The person is erased: "), told());
        ada.open("/admin/audit?account=00001106&user=" + Person.GRACE.id() + "&act=LOGIN");
        assertTrue(ada.see(By.id("content")).getText().contains("No entries here"));
    }

    @Test
    void checksTheCredentialsAndSealsAnew() {
        ada.signIn("/admin");
        answer(By.linkText("Check now"), "Check the credentials now?");
        assertEquals("Eagle Eye Networks takes this portal's credentials.", told());
        answer(By.id("reencrypt"), "Re-encrypt the vault now?");
        assertTrue(told().startsWith("Re-encryption has begun."), told());
    }

    @Test
    void findsAGrantByAPartOfAnId() {
        ada.signIn("/admin/grants");
        ada.see(By.id("q")).sendKeys(Person.GRACE.id().substring(2), Keys.ENTER);
        ada.see(By.linkText("00001106/" + Person.GRACE.id()));
        assertFalse(ada.sees(By.linkText("00001106/" + Person.ADA.id())));
        ada.click(By.partialLinkText("In doubt"));
        assertTrue(ada.see(By.id("content")).getText().contains("No grants here"));
    }

    @Test
    void administersWithoutScripts() {
        Visitor careful = CHROMIUM.visitorWithoutScripts();
        careful.signIn("/admin");
        careful.click(By.linkText("Check now"));
        careful.click(DO);
        assertEquals(
                "Eagle Eye Networks takes this portal's credentials.",
                careful.see(NOTICE).getText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/grants",
                "/admin/grants/AAAAAAAAAAAAAAAAAAAAAA",
                "/admin/users",
                "/admin/audit",
                "/admin/act?act=reencrypt",
                "/admin/"
            })
    void refusesUsers(String path) {
        HttpResponse<String> refused = grace.open(path);
        assertEquals(403, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("You may not see this"), refused.body());
        assertFalse(grace.open("/account").body().contains("/admin"), "a link that leads to a refusal");
        assertEquals(302, new Browser().open(path).statusCode(), "nobody is asked to sign in");
    }

    @Test
    void refusesUsersWhoAct() {
        Map<String, String> form = Map.of("act", "reencrypt", "csrf", "x");
        assertEquals(
                403,
                grace.post(Provider.portal("/admin/act"), form, Browser.PAGE_LOAD)
                        .statusCode());
    }

    @Test
    @Requirement("C25")
    void refusesAnActThatDoesNotComeFromItsPage() {
        Browser administrator = new Browser();
        administrator.signIn("ada@example.com", "ada-demo", "/admin");
        HttpResponse<String> refused = administrator.post(
                Provider.portal("/admin/act"),
                Map.of("act", "revoke-all", "provider", "een", "account", "00001106", "user", Person.GRACE.id()),
                Browser.PAGE_LOAD);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("That did not come from this portal"), refused.body());
        assertEquals(200, grace.open("/account").statusCode());
    }

    private void openGrantOfGrace() {
        ada.click(ADMIN);
        ada.open(GRACE);
        ada.click(By.cssSelector("a[href^='/admin/grants/']"));
        assertEquals("Grant", ada.see(HEADING).getText());
    }

    /** Presses the button of a page, and that of the question which follows. */
    private void answer(By button, String question) {
        ada.click(button);
        assertEquals(question, ada.see(HEADING).getText());
        ada.click(DO);
    }

    private String told() {
        return ada.see(NOTICE).getText();
    }

    private String reloaded() {
        ada.openAddress(ada.address());
        return ada.see(By.id("history")).getText();
    }
}
