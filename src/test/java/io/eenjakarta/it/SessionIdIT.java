package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.basket.Basket;
import io.eenjakarta.security.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions that there are before a login: their names change with it, and what is in them stays. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class SessionIdIT {

    private static final String ID = "JSESSIONID";
    private static final int SESSIONS = 200;

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.war().addPackage(Basket.class.getPackage());
    }

    @Test
    @Requirement({"C12", "P12"})
    void isAnotherAfterALoginAndWhatWasInTheSessionIsStillThere() {
        assertEquals("apple", browser.open("/basket?apple").body());
        String before = browser.portalCookies().get(ID);
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        String after = browser.portalCookies().get(ID);
        assertNotEquals(before, after);
        assertEquals("apple", browser.open("/basket").body());
        Browser thief = new Browser();
        thief.portalCookies().put(ID, before);
        assertEquals(401, thief.get(Provider.portal("/session"), Map.of()).statusCode());
        assertEquals("null", thief.open("/basket").body());
    }

    @Test
    @Requirement("C12")
    void isAnotherAfterALoginByAnIdThatSomebodyElseMadeUp() {
        String made = "A".repeat(28);
        browser.portalCookies().put(ID, made);
        assertEquals(
                200, browser.signIn("ada@example.com", "ada-demo", "/account").statusCode());
        assertNotEquals(made, browser.portalCookies().get(ID));
    }

    /** What is behind the id is the server's own mark. */
    @Test
    @Requirement("C12")
    void hasAtLeast128BitsOfChance() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Browser one = new Browser();
            one.open("/basket");
            ids.add(one.portalCookies().get(ID).split("[:.!]")[0]);
        }
        assertEquals(SESSIONS, new HashSet<>(ids).size());
        int bits = IntStream.range(0, ids.get(0).length())
                .map(place ->
                        bits(ids.stream().map(id -> id.charAt(place)).distinct().count()))
                .sum();
        assertTrue(bits >= 128, bits + " bits in " + ids.get(0));
    }

    /** Two hundred draws show nearly all letters that a place of an id can have: more than half of 64 when it has 64. */
    private static int bits(long letters) {
        return letters == 1 ? 0 : letters > 32 ? 6 : letters > 16 ? 5 : letters > 8 ? 4 : 1;
    }
}
