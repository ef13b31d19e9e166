package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.security.Requirement;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What anybody sends to a webhook, as a body and as its signature. */
@Requirement("F10")
class WebhookFuzzTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final byte[] CODE = WebhookBench.code("{}");
    private static final Secret SECRET = new Secret(WebhookBench.SECRET);
    private static final Set<String> RIGHT = Set.of(
            HexFormat.of().formatHex(CODE),
            Base64.getEncoder().encodeToString(CODE),
            Base64.getEncoder().withoutPadding().encodeToString(CODE),
            Base64.getUrlEncoder().encodeToString(CODE),
            Base64.getUrlEncoder().withoutPadding().encodeToString(CODE));

    @FuzzTest
    void bringsWholeEventsOrIsMalformed(byte[] body) {
        List<Event> events;
        try {
            events = DeliveredEvents.read(body);
        } catch (DeliveredEvents.Malformed strange) {
            assertTrue(strange.getMessage().length() <= 100, strange.getMessage());
            return;
        }
        assertFalse(events.isEmpty());
        for (Event event : events) {
            assertTrue(EventJson.isWhole(event), event.toString());
            assertEquals(EventJson.key(event), event.id().length() > 200 ? EventJson.hash(event.id()) : event.id());
            assertEquals(event, new EventJson().read(EventJson.write(event)).orElseThrow());
        }
    }

    /** A text is right when it says the code of the body in one of the ways that are known, and never with one bit changed. */
    @FuzzTest
    void isSignedByTheRightCodeAlone(byte[] input) {
        String given = new String(input, ISO_8859_1);
        String bare = given.strip();
        bare = bare.toLowerCase(Locale.ROOT).startsWith("sha256=") ? bare.substring(7) : bare;
        boolean right = isRight(bare);
        assertEquals(right, WebhookSignature.isRight(given, BODY, SECRET), given);
        for (String one : RIGHT) {
            String changed = changed(one, input);
            assertEquals(isRight(changed), WebhookSignature.isRight(changed, BODY, SECRET), changed);
        }
    }

    /** Both alphabets of Base64 (RFC 4648 4 and 5) name the same bytes, also when they are mixed. */
    private static boolean isRight(String text) {
        return RIGHT.contains(text.replace('-', '+').replace('_', '/'))
                || text.equalsIgnoreCase(HexFormat.of().formatHex(CODE));
    }

    private static String changed(String text, byte[] how) {
        if (how.length < 2) {
            return text;
        }
        byte[] bytes = Arrays.copyOf(text.getBytes(ISO_8859_1), text.length());
        bytes[(how[0] & 0xff) % bytes.length] = how[1];
        return new String(bytes, ISO_8859_1).strip();
    }
}
