package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that go on are not begun for who asks for their heads alone. */
class HeadOfStreamTest {

    private static List<String> answered(HttpServlet servlet, String path) throws Exception {
        List<String> answer = new ArrayList<>();
        HttpServletRequest request = SessionRequest.proxy(HttpServletRequest.class, (name, given) -> switch (name) {
            case "getMethod" -> "HEAD";
            case "getPathInfo" -> path;
            default -> throw new UnsupportedOperationException(name);
        });
        HttpServletResponse response = SessionRequest.proxy(HttpServletResponse.class, (name, given) -> {
            if (name.equals("containsHeader")) {
                return true;
            }
            answer.add(name + " " + given[given.length - 1]);
            return null;
        });
        servlet.service(request, response);
        return answer;
    }

    @Test
    void isRefusedOfEvents() throws Exception {
        assertEquals(
                List.of("setHeader GET", "setStatus 405"), answered(new EventStream(null, null, null, null), null));
    }

    @Test
    void isRefusedOfLivePictures() throws Exception {
        assertEquals(
                List.of("setHeader GET", "setStatus 405"),
                answered(new CameraPicture(null, null, null, null), "/100d4c41/live.mjpeg"));
    }
}
