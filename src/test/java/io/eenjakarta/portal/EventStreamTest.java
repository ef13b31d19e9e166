package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one browser may ask for at the cost of all. */
class EventStreamTest {

    private final List<String> looks = new ArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final SessionRequest browser = new SessionRequest().signedIn();
    private boolean room = true;

    private final LinkedGrants linked = new LinkedGrants() {
        @Override
        public List<LinkedGrant> of(String caller) {
            looks.add(caller);
            return List.of();
        }
    };

    private final EventStreams streams = new EventStreams(null, null, null, null, null) {
        @Override
        boolean hasRoom(Caller caller) {
            return room;
        }
    };

    @Test
    void theVaultIsAskedOnceHoweverManyAccountsAreNamed() throws IOException {
        String said = asked(IntStream.range(0, 600)
                .mapToObj(i -> "een/0000110" + i + "/ca0f61ab/100d4c41")
                .toArray(String[]::new));
        assertEquals(List.of(SessionRequest.RITA.name()), looks);
        assertTrue(said.contains("{\"reason\":\"account\"}"), said);
    }

    @Test
    void nothingIsAskedForWhomThereIsNoRoom() throws IOException {
        room = false;
        String said = asked("een/00001106/ca0f61ab/100d4c41");
        assertTrue(said.contains("{\"reason\":\"busy\"}"), said);
        assertEquals(List.of(), looks);
    }

    private String asked(String... cameras) throws IOException {
        HttpServletRequest request = SessionRequest.proxy(HttpServletRequest.class, (name, given) -> switch (name) {
            case "getParameterValues" -> cameras;
            case "getParameter" -> null;
            case "getMethod" -> "GET";
            case "getAttribute" -> browser.request.getAttribute((String) given[0]);
            case "setAttribute" -> null;
            case "getSession" -> browser.request.getSession(false);
            case "getHeader", "getCookies" -> null;
            case "getRequestURI" -> "/events/stream";
            default -> throw new UnsupportedOperationException(name);
        });
        HttpServletResponse response = SessionRequest.proxy(HttpServletResponse.class, (name, given) -> switch (name) {
            case "getOutputStream" -> new Sent(answer);
            case "setContentType", "setCharacterEncoding", "setHeader" -> null;
            default -> throw new UnsupportedOperationException(name);
        });
        new EventStream(null, linked, new EventNames(), streams).doGet(request, response);
        return answer.toString(UTF_8);
    }

    private static final class Sent extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        Sent(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
