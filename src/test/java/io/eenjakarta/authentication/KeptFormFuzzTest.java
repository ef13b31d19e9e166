package io.eenjakarta.authentication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.KeyRing;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of any bytes come back as they were; what nobody has sealed for this place never does. */
@Requirement({"F13", "C25", "P12"})
class KeptFormFuzzTest {

    private static final Pattern FIELD = Pattern.compile("name=\"een-form\" value=\"([^\"]*)\"");
    private static final Settings SETTINGS = SignInBench.settings();
    private static final KeptForm FORMS = new KeptForm(
            SETTINGS,
            KeyRing.of(List.of()),
            Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC),
            new PublicAddress(SETTINGS));

    @FuzzTest
    void comeBackAsTheyWereAndNeverAnythingElse(byte[] body) throws IOException {
        Visit first = post("/app/cameras?a=b", body);
        FORMS.keep(first.request, first.response, "https://portal.example/app/login");
        assertEquals(401, first.status);
        Matcher kept = FIELD.matcher(first.page());
        assertTrue(kept.find(), first.page());
        String sealed = "een-form=" + kept.group(1);
        HttpServletRequest again = reopened("/app/cameras?a=b&een-resend", sealed);
        assertArrayEquals(body, again.getInputStream().readAllBytes());
        assertEquals("a=b", again.getQueryString());
        assertEquals("b", again.getParameter("a"));
        for (String name : again.getParameterMap().keySet()) {
            assertNotNull(again.getParameter(name), name);
        }
        assertRefused("/app/cameras?a=c&een-resend", sealed);
        assertRefused("/app/other?a=b&een-resend", sealed);
        assertRefused("/app/cameras?a=b&een-resend", new String(body, ISO_8859_1));
        assertRefused("/app/cameras?a=b&een-resend", changed(sealed, body));
    }

    private static void assertRefused(String address, String body) throws IOException {
        Visit visit = post(address, body.getBytes(ISO_8859_1));
        assertFalse(FORMS.reopen(visit.request, visit.response), body);
        assertEquals(400, visit.status);
    }

    private static HttpServletRequest reopened(String address, String body) throws IOException {
        Visit visit = post(address, body.getBytes(ISO_8859_1));
        assertTrue(FORMS.isResent(visit.request));
        assertTrue(FORMS.reopen(visit.request, visit.response), body);
        ServletRequest request = ReopenedRequest.insteadOf(visit.request);
        return (HttpServletRequest) request;
    }

    /** One character of the seal is another one. */
    private static String changed(String sealed, byte[] how) {
        int at = "een-form=".length() + (how.length == 0 ? 0 : (how[0] & 0xff) + 1) % (sealed.length() - 9);
        char old = sealed.charAt(at);
        char other = how.length < 2 ? '.' : (char) (how[1] & 0xff);
        return sealed.substring(0, at) + (other == old ? '!' : other) + sealed.substring(at + 1);
    }

    private static Visit post(String address, byte[] body) {
        Visit visit = new Visit(new TreeMap<>(), new TreeMap<>(), address);
        visit.method = "POST";
        visit.headers.put("Sec-Fetch-Site", "same-origin");
        visit.body = body;
        return visit;
    }
}
