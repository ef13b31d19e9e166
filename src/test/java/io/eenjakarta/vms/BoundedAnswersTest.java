package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vms.ScriptedApi.Answer;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Successes that are longer than any the API has. */
class BoundedAnswersTest {

    private final Bench bench = new Bench();

    BoundedAnswersTest() {
        bench.caller.set(Bench.CALLER);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String user(int spaces) {
        return "{\"id\":\"u\"," + " ".repeat(spaces) + "\"accountId\":\"00001106\"}";
    }

    @Test
    void areBrokenOffWhenTheyAreMadeIntoValues() {
        UsersApi users = bench.client(UsersApi.class);
        bench.api.answers(request -> Answer.json(200, user(BoundedAnswers.LIMIT - 100)));
        assertEquals("u", ApiCall.answer(() -> users.self(null)).id());
        bench.api.answers(request -> Answer.json(200, user(BoundedAnswers.LIMIT)));
        assertThrows(VmsException.Unavailable.class, () -> ApiCall.answer(() -> users.self(null)));
    }

    @Test
    void endWhereAListBreaksOffThatNobodyAskedFor() {
        bench.api.answers(request -> Answer.json(200, "{\"id\":\"u\",\"results\":[null,{\"id\":\"100d4c41\","));
        UsersApi users = bench.client(UsersApi.class);
        assertThrows(VmsException.Unavailable.class, () -> ApiCall.answer(() -> users.self(null)));
    }

    @Test
    void areWholeForWhoeverAsksForTheBytes() throws Exception {
        byte[] body = new byte[BoundedAnswers.LIMIT + 1];
        bench.api.answers(request -> new Answer(200, Map.of("Content-Type", "image/jpeg"), body));
        try (Response response = bench.client(MediaApi.class).liveImage("c", "preview");
                InputStream in = response.readEntity(InputStream.class)) {
            assertEquals(body.length, in.readAllBytes().length);
        }
    }
}
