package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.Headers;
import io.eenjakarta.simulator.TokenPost.BasicAuth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostLogTest {
    private final PostLog log = new PostLog();

    private void call(int from, int to) {
        IntStream.range(from, to).forEach(i -> log.add(new PostLog.ApiCall("GET", "/" + i, 200, null)));
    }

    private List<String> paths() {
        return log.apiCalls().stream().map(PostLog.ApiCall::pathAndQuery).toList();
    }

    private void refresh(String token, BasicAuth basic, int status, String error) {
        Headers headers = new Headers();
        headers.add("Content-Type", FormParameters.MEDIA_TYPE);
        byte[] body = ("grant_type=refresh_token&refresh_token=" + token).getBytes(StandardCharsets.UTF_8);
        Request request = new Request("POST", "/oauth2/token", null, headers, body);
        TokenPost.End end = new TokenPost.End(status, error, null, false);
        log.add(TokenPost.of(Instant.EPOCH, "token", request, basic, end));
    }

    @Test
    void keepsAllApiCallsUnlessToldOtherwise() {
        call(0, 1000);
        assertEquals(1000, log.apiCalls().size());
    }

    @Test
    void keepsTheLatestApiCalls() {
        call(0, 5);
        log.keepApiCalls(3);
        assertEquals(List.of("/2", "/3", "/4"), paths());
        call(5, 7);
        assertEquals(List.of("/4", "/5", "/6"), paths());
        log.clear();
        call(7, 11);
        assertEquals(List.of("/8", "/9", "/10"), paths());
        log.keepApiCalls(0);
        call(11, 12);
        assertEquals(List.of(), paths());
    }

    @Test
    void countsNoRefreshThatAuthenticatedNobody() {
        refresh("a", BasicAuth.WRONG, 401, "invalid_client");
        refresh("a", BasicAuth.WRONG, 401, null);
        refresh("a", BasicAuth.RIGHT, 401, "invalid_client");
        refresh("a", BasicAuth.RIGHT, 200, null);
        assertEquals(Set.of(), log.refreshTokensSentTwice());
        refresh("b", BasicAuth.RIGHT, 200, null);
        refresh("a", BasicAuth.RIGHT, 401, null);
        assertEquals(Set.of(Secrets.sha256("a")), log.refreshTokensSentTwice());
    }
}
