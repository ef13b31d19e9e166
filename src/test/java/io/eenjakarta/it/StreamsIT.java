package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.calls.CallsServlet;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.simulator.EndPoint;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 MiB through a portal's own interface, and responses that nobody closes; four connections at a time. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class StreamsIT {

    private static final int CONNECTIONS = 4;
    private static final int SIZE = 64 << 20;
    private static final Pattern RESULT = Pattern.compile("(.*), allocated (\\d+)");

    private final Browser ada = new Browser();
    private final BigApi api = new BigApi();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.warWith(
                        Map.of("een.api-connections", Integer.toString(CONNECTIONS), "een.checkout-timeout", "PT1S"))
                .addPackage(CallsServlet.class.getPackage());
    }

    /** Her account's API is the one that takes and gives so much. */
    @BeforeEach
    void signIn() {
        Provider.simulator().faults().all(EndPoint.TOKEN_ANY).baseUrl("127.0.0.1", api.port());
        assertEquals(
                200, ada.signIn("ada@example.com", "ada-demo", "/connection").statusCode());
    }

    @AfterEach
    void close() {
        Provider.simulator().faults().clear();
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "output", "part"})
    void sendsWhatItNeverHasInMemory(String way) {
        String result = small(way);
        assertTrue(result.startsWith("took "), result);
        long came = Long.parseLong(result.substring(5));
        assertTrue(came >= SIZE && came < SIZE + 10_000, result);
    }

    @Test
    void fetchesWhatItNeverHasInMemory() {
        assertEquals("read " + SIZE, small("download"));
        api.refuse(1);
        assertEquals("read " + SIZE, small("download"));
        assertEquals(2, api.calls());
    }

    /** What writes itself can be written again; of a stream there is nothing left, but the next one has a new token. */
    @ParameterizedTest
    @CsvSource({"output, 2, took", "stream, 1, Unauthorized 401", "part, 1, Unauthorized 401"})
    void sendsAgainAfterA401WhatCanBeSentAgain(String way, int calls, String begins) {
        api.refuse(1);
        String result = small(way);
        assertTrue(result.startsWith(begins), result);
        assertEquals(calls, api.calls());
        assertEquals(1, Provider.simulator().posts().tokenPosts("refresh_token").size());
        assertTrue(small(way).startsWith("took "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"injected", "built"})
    @Requirement("C30")
    void tellsThatNoConnectionIsFreeRatherThanHang(String by) {
        ServerLog log = new ServerLog();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                assertEquals("open 200", call(by + "-open"));
            }
            for (String next : new String[] {"-now", "-later", "-open"}) {
                assertEquals("Unavailable 0 connectionsInUse ", call(by + next));
            }
            assertTrue(log.has(LogCode.API_CONNECTIONS, ""));
        } finally {
            assertEquals("closed", call(by + "-close"));
        }
        assertTrue(call(by + "-now").contains("ada@example.com"));
        assertTrue(call(by + "-later").contains("ada@example.com"));
    }

    private String call(String how) {
        return ada.open("/cameras/calls?under=caller&what=users/self&how=" + how)
                .body();
    }

    /** The result of 64 MiB on their way, for which less than half of that was ever allocated. */
    private String small(String way) {
        HttpResponse<String> answer = ada.open("/cameras/streams?" + way);
        Matcher result = RESULT.matcher(answer.body());
        assertTrue(result.matches(), answer.body());
        assertTrue(Integer.parseInt(result.group(2)) < 32, answer.body());
        return result.group(1);
    }
}
