package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.vault.GrantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which requests were made for another account than the one that is shown. */
class WhoseTest {

    private static final String RITA = SessionRequest.RITA.name();

    private final SessionRequest rita = new SessionRequest().signedIn();

    private void show(String account) {
        new SwitchedAccount(GrantId.random(), account, "Any name").enter(rita.request);
    }

    @Test
    void isAnotherForEachPersonAndAccountAndTheSameAfterTheNextSwitch() {
        String own = Whose.shownTo(rita.request).orElseThrow();
        show("00001106");
        String harbour = Whose.shownTo(rita.request).orElseThrow();
        show("00002207");
        assertNotEquals(harbour, Whose.shownTo(rita.request).orElseThrow());
        show("00001106");
        assertEquals(harbour, Whose.shownTo(rita.request).orElseThrow());
        assertNotEquals(own, harbour);
        assertNotEquals(harbour, Whose.of("een/00009900/ca0f99ab", "00001106"));
        assertNotEquals(harbour, Whose.of("een/00001106/ca0f61ab", ""));
    }

    @Test
    void saysNothingThatHasToBeEncodedOrHidden() {
        String whose = Whose.of(RITA, "00001106");
        assertTrue(whose.matches("[A-Za-z0-9_-]{12}"), whose);
        assertFalse(whose.contains("1106"));
    }

    @Test
    void noticesARequestOfAPageThatWasMadeForAnotherAccount() {
        rita.query = "at=2026-11-21T10:00:00Z&whose=" + Whose.of(RITA, "");
        assertFalse(Whose.isStale(rita.request));
        show("00001106");
        assertTrue(Whose.isStale(rita.request));
        rita.query = "whose=" + Whose.of(RITA, "00001106");
        assertFalse(Whose.isStale(rita.request));
        SwitchedAccount.leave(rita.request);
        assertTrue(Whose.isStale(rita.request));
    }

    @Test
    void believesTheHeaderOfAScriptAsMuch() {
        rita.headers.put(Whose.HEADER, Whose.of(RITA, ""));
        assertFalse(Whose.isStale(rita.request));
        show("00001106");
        assertTrue(Whose.isStale(rita.request));
    }

    @Test
    void leavesAloneWhoNamesNoAccountOrIsNotSignedIn() {
        show("00001106");
        for (String query : new String[] {null, "", "whose=", "at=1&unwhose=abc", "q=whose"}) {
            rita.query = query;
            assertFalse(Whose.isStale(rita.request), query);
        }
        SessionRequest nobody = new SessionRequest();
        nobody.query = "whose=" + Whose.of(RITA, "");
        assertFalse(Whose.isStale(nobody.request));
        assertEquals(Optional.empty(), Whose.shownTo(nobody.request));
    }
}
