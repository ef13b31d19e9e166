package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Paths and parameters of the portal's pages and JSON, the same text for each: something bounded and ours, or nothing. */
@Requirement({"F15", "C22"})
class ParametersFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Link PAGE = new Link("/cameras/100d4c41");

    @FuzzTest
    void areUnderstoodOrLeftOut(byte[] input) {
        String text = new String(input, UTF_8);
        HttpServletRequest request = request(text);
        PreviewPath.parse(text)
                .ifPresent(path -> assertTrue((path.provider() + path.account() + path.user() + path.camera())
                        .matches("[A-Za-z0-9_-]{1,167}")));
        PreviewPath.moment(text)
                .ifPresent(moment -> assertTrue(moment.toString().startsWith("20")));
        CameraPath.parse(text).ifPresent(path -> assertTrue(path.page().matches("/cameras/[A-Za-z0-9_/-]{1,180}")));
        EventQuery.of(request)
                .ifPresent(query -> assertEquals(1, query.filters().size()));
        assertIsAnAddress(WallQuery.of(request).on("/cameras"));
        assertFalse(WallQuery.of(request).text().length() > 126);
        PointInTime.of(request).ifPresent(at -> lookAt(at.notAfter(NOW)));
        AdminQuery query = new AdminQuery(name -> text);
        ask(query::grants).ifPresent(filter -> assertTrue(filter.toString().length() < 2000));
        ask(query::audit).ifPresent(filter -> assertTrue(filter.toString().length() < 2000));
        ask(query::acts).ifPresent(acts -> assertFalse(acts.contains(null)));
        ask(query::page).ifPresent(page -> assertNotNull(page.after()));
        ask(() -> query.number("most", 50, 200)).ifPresent(number -> assertTrue(number >= 1 && number <= 200));
        AdminQuery.id(text).ifPresent(id -> assertTrue(id.value().length() <= 64));
    }

    /** Everything that a page makes of a time. */
    private static void lookAt(PointInTime at) {
        assertFalse(at.instant().isAfter(NOW));
        assertTrue(at.instant().isAfter(Instant.EPOCH));
        assertTrue(at.field().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"), at.field());
        at.steps(PAGE, NOW).forEach(step -> assertIsAnAddress(step.link()));
        assertIsAnAddress(new CameraPath("", "100d4c41").recorded(at.instant()));
    }

    private static void assertIsAnAddress(Link link) {
        assertTrue(link.address().matches("/[A-Za-z0-9/_.=&?%+*-]*"), link.address());
    }

    private static <T> Optional<T> ask(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (AdminQuery.Wrong wrong) {
            assertTrue(
                    Set.of("state", "kind", "provider", "account", "user", "q", "act", "who", "grant", "after", "most")
                            .contains(wrong.parameter()));
            return Optional.empty();
        }
    }

    private static HttpServletRequest request(String text) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ParametersFuzzTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getParameter" -> text;
                    case "getParameterValues" -> new String[] {text};
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
