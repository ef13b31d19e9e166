package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;

/**
 * Bodies and statuses that the API might answer with, through the real client: each call brings what its type promises, or a
 * {@link VmsException}, and whatever an answer says, no other host is called. The first byte chooses the status.
 */
@Requirement({"F16", "C15"})
class ApiAnswersFuzzTest {

    private static final int[] STATUSES = {200, 200, 200, 200, 204, 301, 401, 403, 404, 418, 429};
    private static final GrantId GRANT = new GrantId("fuzzed");
    /** Repeats nothing, so that an answer is an answer. */
    private static final Bench BENCH = new Bench(0, java.time.Duration.ofSeconds(10));

    private static final ApiAtHand API = BENCH.apiAtHand();

    @AfterAll
    static void close() {
        BENCH.close();
    }

    @FuzzTest
    void areUnderstoodOrAreFailures(byte[] input) {
        int status = input.length == 0 ? 200 : STATUSES[(input[0] & 0xff) % STATUSES.length];
        byte[] body = input.length < 2 ? new byte[0] : java.util.Arrays.copyOfRange(input, 1, input.length);
        int port = BENCH.api.base().getPort();
        BugDetectors.allowNetworkConnections((host, to) -> to == port);
        BENCH.api.answers(asked ->
                new ScriptedApi.Answer(status, Map.of("Content-Type", "application/json", "Retry-After", "0"), body));
        BENCH.api.asked().clear();
        call(() -> {
            User user = new CallerLookup(API).who(GRANT);
            assertFalse(user.id().isBlank() || user.accountId().isBlank());
            assertFalse(user.granted().stream().anyMatch(Objects::isNull));
            assertNotNull(user.zone());
        });
        call(() -> {
            CameraPage page = API.get().page(CameraFilter.ANY, 10, null);
            AllPages.stream(token -> page, 1).filter(Objects::nonNull).forEach(camera -> assertNotNull(camera.zone()));
        });
        call(() -> assertNotNull(API.get().camera("100d4c41").ipAddress()));
        call(() -> assertNotNull(API.get().stream("100d4c41").getHost()));
        call(() -> API.get().tellsSight("100d4c41", false));
        call(() -> assertNotNull(API.get().preview("100d4c41").jpeg()));
        call(() -> assertNotNull(API.get().recorded("100d4c41", Instant.EPOCH).jpeg()));
        assertTrue(BENCH.api.asked().size() <= 20, new String(body, UTF_8));
    }

    private static void call(Runnable call) {
        try {
            GrantScope.call(GRANT, () -> {
                call.run();
                return true;
            });
        } catch (VmsException known) {
            assertTrue(known.getMessage().length() < 700, known.getMessage());
        }
    }
}
