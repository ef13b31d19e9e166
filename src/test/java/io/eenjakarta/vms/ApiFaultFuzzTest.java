package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;
import java.util.Map;

/** Bodies of the API's errors: short and clean whatever they are, and without the tokens that some of them quote. */
@Requirement({"F6", "C21"})
class ApiFaultFuzzTest {

    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJl";

    private static final String START = TOKEN.substring(0, 16);

    @FuzzTest
    void areCleanWhateverTheySay(byte[] body) {
        ApiFault fault = ApiFault.of(500, body, JSON);
        assertEquals(500, fault.status());
        assertIsClean(fault);
    }

    /** The text stands around the token, in a member that is shown. */
    @FuzzTest
    void neverShowAToken(byte[] text) {
        String around = new String(text, UTF_8);
        int middle = around.length() / 2;
        String message = around.substring(0, middle) + " " + TOKEN + around.substring(middle);
        for (String member : new String[] {"message", "error_description", "title", "status"}) {
            byte[] body = Json.createObjectBuilder()
                    .add(member, message)
                    .build()
                    .toString()
                    .getBytes(UTF_8);
            ApiFault fault = ApiFault.of(401, body, JSON);
            assertIsClean(fault);
            String shown = new VmsException.Unauthorized(fault).getMessage();
            assertTrue(around.contains(START) || !shown.contains(START), message);
        }
    }

    private static void assertIsClean(ApiFault fault) {
        for (String shown : new String[] {fault.word(), fault.reason(), fault.message()}) {
            assertTrue(shown.length() <= 203, shown);
            assertFalse(shown.matches("(?s).*[\\p{Cntrl}\\p{Cf}].*"), shown);
            assertFalse(shown.matches(".*[A-Za-z0-9_.~+/=-]{40,}.*"), shown);
        }
    }
}
