package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MechanismGuardTest {

    private final Map<String, Object> attributes = new HashMap<>();
    private final HttpServletRequest request = servlet(HttpServletRequest.class, this::onRequest);
    private final List<Integer> statuses = new ArrayList<>();
    private final StringWriter body = new StringWriter();
    private final HttpServletResponse response = servlet(HttpServletResponse.class, this::onResponse);
    private final List<ServletRequest> passed = new ArrayList<>();

    @Test
    @Requirement("C30")
    void refusesARequestThatTheMechanismHasNotSeen() throws IOException, ServletException {
        guard();
        assertEquals(List.of(), passed);
        assertEquals(List.of(503), statuses);
        assertTrue(body.toString().contains("EEN-START-07"), body.toString());
    }

    @Test
    void passesOneOnThatTheMechanismHasSeen() throws IOException, ServletException {
        MechanismGuard.mark(request);
        guard();
        assertSame(request, passed.get(0));
        assertEquals(List.of(), statuses);
    }

    @Test
    void passesTheKeptFormOnInThePlaceOfTheRequestThatBringsIt() throws IOException, ServletException {
        MechanismGuard.mark(request);
        ReopenedRequest reopened = new ReopenedRequest(request, "a=1".getBytes(), "");
        reopened.handOn();
        guard();
        assertSame(reopened, passed.get(0));
    }

    private void guard() throws IOException, ServletException {
        new MechanismGuard().doFilter(request, response, (next, answer) -> passed.add(next));
    }

    private Object onRequest(String method, Object[] arguments) {
        return switch (method) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getCharacterEncoding" -> null;
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Object onResponse(String method, Object[] arguments) {
        return switch (method) {
            case "setStatus" -> statuses.add((Integer) arguments[0]);
            case "getWriter" -> new PrintWriter(body, true);
            default -> null;
        };
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    /** A servlet object of which only what is asked for works. */
    private static <T> T servlet(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = answer.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}
