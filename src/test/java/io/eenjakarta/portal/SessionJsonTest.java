package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionJsonTest {

    private final Grant grant = ConnectionViewTest.grant(Optional.of(ConnectionViewTest.NOW.plusSeconds(60)));
    private final Caller caller = new Caller(
            grant.id(),
            "een/00001106/ca0f61ab",
            "Ada \"A\" Brandt",
            Set.of("eagle-eye-user", "een:administrator"),
            ConnectionViewTest.NOW);

    @Test
    void saysWhoIsLoggedIn() {
        JsonObject json = SessionJson.of(caller, grant, Optional.empty());
        assertEquals(
                Set.of("caller", "name", "groups", "provider", "account", "expires", "generation", "signedInSince"),
                json.keySet());
        assertEquals("een/00001106/ca0f61ab", json.getString("caller"));
        assertEquals(
                List.of("eagle-eye-user", "een:administrator"),
                json.getJsonArray("groups").getValuesAs(value -> ((jakarta.json.JsonString) value).getString()));
        assertEquals("2026-03-18T14:01:00Z", json.getString("expires"));
        assertEquals(7, json.getInt("generation"));
        assertEquals("00001106", json.getString("account"));
    }

    @Test
    void saysWhichAccountIsShownWhileItIsAnother() {
        SwitchedAccount clinic = new SwitchedAccount(grant.id(), "00002207", "Northside Clinic");
        JsonObject json = SessionJson.of(caller, grant, Optional.of(clinic));
        assertEquals("00001106", json.getString("account"));
        assertEquals("00002207", json.getString("shownAccount"));
    }

    @Test
    void leavesUnknownExpiryNull() {
        assertTrue(SessionJson.of(caller, ConnectionViewTest.grant(Optional.empty()), Optional.empty())
                .isNull("expires"));
    }

    @Test
    @Requirement("C19")
    void holdsNoToken() {
        assertFalse(SessionJson.of(caller, grant, Optional.empty()).toString().contains("secret"));
    }

    @Test
    void saysWhereALoginBegins() {
        assertEquals(
                "{\"error\":\"login_required\",\"login\":\"/vms/sign-in\"}",
                SessionJson.loginRequired("/vms").toString());
    }
}
