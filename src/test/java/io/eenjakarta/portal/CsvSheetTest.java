package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.ListPlace;
import io.eenjakarta.vault.Listed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A long list goes out page by page. */
class CsvSheetTest {

    private static final int MANY = 2_500;

    private final StringWriter sent = new StringWriter();
    private final List<String> headers = new ArrayList<>();
    private final List<ListPage<Line>> asked = new ArrayList<>();
    private int failAt = Integer.MAX_VALUE;

    private record Line(int number) implements Listed {
        @Override
        public ListPlace place() {
            return new ListPlace(Instant.EPOCH, String.valueOf(number));
        }
    }

    private List<Line> page(ListPage<Line> page) {
        if (asked.size() == failAt) {
            throw new GrantException.TryLater("away", Optional.empty());
        }
        asked.add(page);
        int from = page.after().map(place -> Integer.parseInt(place.id()) + 1).orElse(0);
        return IntStream.range(from, Math.min(MANY, from + page.most()))
                .mapToObj(Line::new)
                .toList();
    }

    @Test
    void sendsEveryLineOnceAndNeverHasMoreThanAPage() throws IOException {
        send();
        List<String> lines = sent.toString().lines().toList();
        assertEquals("number", lines.get(0));
        assertEquals(IntStream.range(0, MANY).mapToObj(String::valueOf).toList(), lines.subList(1, lines.size()));
        assertEquals(3, asked.size());
        assertTrue(headers.contains("Content-Disposition: attachment; filename=\"list.csv\""), headers::toString);
    }

    @Test
    void saysInItsLastLineThatItIsIncomplete() throws IOException {
        failAt = 2;
        send();
        List<String> lines = sent.toString().lines().toList();
        assertEquals(1 + 2 * ListPage.MOST + 1, lines.size());
        assertTrue(lines.get(lines.size() - 1).startsWith("INCOMPLETE"), sent::toString);
    }

    @Test
    void failsBeforeItSendsAnything() {
        failAt = 0;
        assertThrows(GrantException.TryLater.class, this::send);
        assertEquals("", sent.toString());
        assertFalse(headers.toString().contains("Disposition"));
    }

    private void send() throws IOException {
        new CsvSheet<>("list.csv", List.of("number"), this::page, line -> List.of(String.valueOf(line.number())))
                .send(request(), response());
    }

    private static HttpServletRequest request() {
        return proxy(
                HttpServletRequest.class,
                (method, given) -> method.equals("getMethod") ? "GET" : method.equals("getRequestURI") ? "/x" : null);
    }

    private HttpServletResponse response() {
        PrintWriter writer = new PrintWriter(sent);
        return proxy(HttpServletResponse.class, (method, given) -> {
            if (method.equals("setHeader")) {
                headers.add(given[0] + ": " + given[1]);
            }
            return method.equals("getWriter") ? writer : null;
        });
    }

    private interface Answer {
        Object to(String method, Object[] given);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, given) -> answer.to(method.getName(), given)));
    }
}
