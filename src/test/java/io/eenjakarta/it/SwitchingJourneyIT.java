package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.EndPoint;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A reseller's user looks at the cameras of customers, one customer after the other, and comes back to their own account. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class SwitchingJourneyIT {

    private static final String CLINIC = "00002207";
    private static final String HARBOUR = "00001106";
    private static final By NAMES = By.className("camera-name");
    private static final By ACCOUNTS = By.className("account-name");
    private static final By ENTRY = By.cssSelector("nav a[href='/accounts']");
    private static final By SHOWN = By.id("shown-name");
    private static final By LIVE = By.cssSelector("#stream-state[data-now='live']");
    private static final By BACK = By.id("back-to-own");
    private static final By ANOTHER = By.cssSelector("#another-account a");
    private static final Pattern PICTURE = Pattern.compile("data-picture=\"([^\"]+)\"");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final EenSimulator simulator = Provider.simulator();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(Map.of("een.allowed-accounts", "00001106,00002207,00000042"));
    }

    @Test
    void looksAtTheCamerasOfOneCustomerAfterTheOther() {
        Visitor rhea = CHROMIUM.visitor();
        rhea.open("/cameras");
        rhea.givePassword(Person.RHEA);
        rhea.click(Visitor.ALLOW);
        rhea.click(By.id("to-accounts"));
        List<String> first = rhea.texts(ACCOUNTS);
        assertEquals(50, first.size());
        lookTwice(rhea, "accounts");
        rhea.click(By.id("more"));
        rhea.see(By.id("first"));
        List<String> second = rhea.texts(ACCOUNTS);
        assertEquals(14, second.size());
        assertFalse(second.stream().anyMatch(first::contains));
        search(rhea, "no such customer");
        rhea.see(By.id("none-found"));
        look(rhea, "accounts-none-found");
        search(rhea, "northside");
        assertEquals("1 account matches", rhea.see(By.id("count")).getText());

        show(rhea, CLINIC);
        assertEquals(List.of("Ambulance bay", "Pharmacy", "Reception"), rhea.texts(NAMES));
        assertEquals("Northside Clinic", rhea.see(SHOWN).getText());
        assertEquals("Back to Skyline Security", rhea.see(BACK).getText());
        assertTrue(((String) rhea.script("document.title")).contains(" - Northside Clinic - "));
        lookTwice(rhea, "switched-cameras");
        rhea.open("/cameras/100e7a11");
        rhea.see(LIVE);
        look(rhea, "switched-camera");
        for (String page : List.of("/connection", "/account", "/accounts")) {
            rhea.open(page);
            assertEquals("Northside Clinic", rhea.see(SHOWN).getText(), page);
            look(rhea, "switched" + page.replace('/', '-'));
        }

        rhea.open("/cameras");
        rhea.awaitPictures();
        String wall = rhea.tab();
        rhea.openInNewTab("/accounts?q=harbour");
        show(rhea, HARBOUR);
        assertEquals("Harbour Logistics", rhea.see(SHOWN).getText());
        assertEquals(14, rhea.texts(NAMES).size());
        rhea.turnTo(wall);
        rhea.see(By.id("q")).sendKeys("a");
        rhea.see(ANOTHER);
        assertEquals(List.of("Ambulance bay", "Pharmacy", "Reception"), rhea.texts(NAMES), "nothing of the other");
        lookTwice(rhea, "switched-elsewhere");
        rhea.click(ANOTHER);
        assertTrue(Await.until(() -> rhea.texts(NAMES).size() == 14));
        rhea.click(BACK);
        rhea.await("/accounts");
        assertFalse(rhea.sees(SHOWN));
        assertTrue(rhea.sees(ENTRY));
    }

    @Test
    void isNothingForWhoHasNoCustomers() {
        Visitor ada = CHROMIUM.visitor();
        ada.signIn("/cameras");
        assertFalse(ada.sees(ENTRY));
        ada.open("/accounts");
        ada.see(By.id("no-accounts"));
        look(ada, "accounts-of-nobody");
        simulator.faults().all(EndPoint.ACCOUNTS).answer(403, "application/json", "{\"status\":\"permissionDenied\"}");
        ada.open("/accounts");
        ada.see(By.id("no-accounts"));
        assertFalse(ada.sees(ENTRY));
    }

    @Test
    void goesNowhereWithoutItsOwnPageOrToStrangers() {
        Browser rhea = Rhea.signedIn();
        Map<String, String> clinic = Map.of("account", CLINIC, "name", "Northside Clinic");
        assertEquals(403, Rhea.send(rhea, "switch", clinic).statusCode());
        HttpResponse<String> stranger = Rhea.send(rhea, "switch", Rhea.form(rhea, "00000042", "Skyline Security"));
        assertEquals(403, stranger.statusCode());
        assertTrue(stranger.body().contains("You may not look at this account"), stranger.body());
        assertFalse(rhea.open("/cameras").body().contains("id=\"shown-name\""));
        Rhea.show(rhea, CLINIC, "Northside Clinic");
        assertEquals(403, Rhea.send(rhea, "back", Map.of()).statusCode());
        assertTrue(rhea.open("/cameras").body().contains("Reception"));
    }

    @Test
    void showsNoPictureOfOneAccountOnAPageOfAnother() {
        Browser rhea = Rhea.signedIn();
        Rhea.show(rhea, CLINIC, "Northside Clinic");
        String page = rhea.open("/cameras").body();
        String picture = found(PICTURE, page).replace("&amp;", "&");
        HttpResponse<String> seen = rhea.open(picture);
        assertEquals(200, seen.statusCode(), picture);
        Rhea.show(rhea, HARBOUR, "Harbour");
        HttpResponse<String> refused = rhea.open(picture);
        assertEquals(409, refused.statusCode());
        assertEquals(
                "another-account",
                refused.headers().firstValue("Een-Picture-Trouble").orElse(""));
        assertEquals(404, rhea.open(picture.replaceFirst("\\?.*", "")).statusCode(), "not a camera of that account");
        String whose = found(Pattern.compile("data-whose=\"([^\"]+)\""), page);
        assertEquals(
                409,
                rhea.get(Provider.portal("/session"), Map.of("Een-Whose", whose))
                        .statusCode());
        assertEquals(200, rhea.get(Provider.portal("/session"), Map.of()).statusCode());
    }

    @Test
    void keepsWhatThePersonHasConnectedApart() {
        Browser rhea = Rhea.signedIn();
        assertEquals(302, Person.LINUS.connect(rhea).statusCode());
        String linked = "/cameras/een/00002207/ca0f72b1/100e7a11";
        assertTrue(rhea.open("/cameras").body().contains("Reception"));
        assertEquals(200, rhea.open(linked).statusCode());
        Rhea.show(rhea, HARBOUR, "Harbour");
        String wall = rhea.open("/cameras").body();
        assertTrue(wall.contains("Main gate") && wall.contains("id=\"linked-hidden\""), wall);
        assertFalse(wall.contains("Reception"), wall);
        HttpResponse<String> refused = rhea.open(linked);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("This belongs to your own account"), refused.body());
        Person.disconnectAll(rhea);
    }

    @Test
    void goesOnWhenTheTokenOfTheCustomerRunsOut() {
        Browser rhea = Rhea.signedIn();
        Rhea.show(rhea, CLINIC, "Northside Clinic");
        simulator.book().switched().kill();
        HttpResponse<String> wall = rhea.open("/cameras");
        assertEquals(200, wall.statusCode());
        assertTrue(wall.body().contains("Reception"));
    }

    @Test
    void comesBackToItsOwnAccountWhenTheCustomersIsClosed() {
        Browser rhea = Rhea.signedIn();
        Rhea.show(rhea, CLINIC, "Northside Clinic");
        simulator.faults().all(EndPoint.AUTHORIZATION_TOKENS).answer(403, "application/json", "{}");
        simulator.book().switched().kill();
        HttpResponse<String> sent = rhea.open("/cameras");
        assertEquals(303, sent.statusCode(), sent.body());
        HttpResponse<String> own = rhea.follow(sent);
        assertEquals(200, own.statusCode());
        assertTrue(own.body().contains("The access to Northside Clinic has ended."), own.body());
        assertFalse(own.body().contains("id=\"shown-name\""));
        assertFalse(rhea.open("/accounts").body().contains("has ended"), "said once");
    }

    @Test
    void signsInAgainWhenItsOwnSignInHasEnded() {
        Browser rhea = Rhea.signedIn();
        Rhea.show(rhea, CLINIC, "Northside Clinic");
        simulator.book().killGrants();
        simulator.book().killAccessTokens();
        HttpResponse<String> answer = rhea.open("/cameras");
        for (int steps = 0; steps < 3 && answer.statusCode() == 303; steps++) {
            answer = rhea.follow(answer);
        }
        boolean page = answer.statusCode() == 401 && answer.body().contains("Please sign in again");
        assertTrue(
                page || answer.statusCode() == 302 && isAtProvider(Browser.location(answer)),
                answer.statusCode() + " " + answer.body());
        assertEquals(401, rhea.get(Provider.portal("/session"), Map.of()).statusCode());
    }

    private boolean isAtProvider(URI address) {
        return address.getPort() == simulator.origin().getPort();
    }

    private static void look(Visitor visitor, String name) {
        visitor.awaitPictures();
        visitor.keepPicture(name);
        Accessibility.check(visitor, name);
    }

    /** Keeps pictures of a desktop's and of a phone's screen; on both it must be accessible. */
    private static void lookTwice(Visitor visitor, String name) {
        look(visitor, name);
        visitor.screen(390, 844, true);
        visitor.keepPicture(name + "-phone");
        Accessibility.check(visitor, name + " on a phone");
        visitor.screen(1280, 800, false);
    }

    private static void search(Visitor rhea, String text) {
        rhea.see(By.id("q")).clear();
        rhea.see(By.id("q")).sendKeys(text, Keys.ENTER);
        assertTrue(Await.until(() -> rhea.address().contains("q=" + text.split(" ")[0])));
    }

    private static void show(Visitor rhea, String account) {
        rhea.click(By.cssSelector("tr[data-account='" + account + "'] button"));
        rhea.await("/cameras");
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }
}
