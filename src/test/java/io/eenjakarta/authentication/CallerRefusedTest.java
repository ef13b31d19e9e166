package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.GrantId;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server that does not take a caller from the login mechanism, as WildFly does until it is configured. */
class CallerRefusedTest {

    private static final Caller ADA =
            new Caller(new GrantId("g"), "een/1/a", "Ada", Set.of("eagle-eye-user"), Instant.EPOCH);

    private final List<Object> statuses = new ArrayList<>();
    private final StringWriter body = new StringWriter();

    @Test
    void becomesAPageThatSaysWhatToDo() throws AuthenticationException {
        assertEquals(AuthenticationStatus.SEND_CONTINUE, ask(new IllegalStateException(new IOException("ELY01177"))));
        assertEquals(List.of(503), statuses);
        assertTrue(body.toString().contains(LogCode.START_CALLER.code()), body.toString());
        assertTrue(body.toString().contains("integrated-jaspi=false"), body.toString());
        assertFalse(body.toString().contains("ELY01177"), body.toString());
    }

    @Test
    void becomesTheSamePageWhenTheServerGivesNoReason() throws AuthenticationException {
        assertEquals(AuthenticationStatus.SEND_CONTINUE, ask(new IllegalStateException()));
        assertEquals(List.of(503), statuses);
    }

    private AuthenticationStatus ask(IllegalStateException refusal) throws AuthenticationException {
        HttpMessageContext context = object(HttpMessageContext.class, (method, arguments) -> {
            throw refusal;
        });
        HttpServletRequest request = object(
                HttpServletRequest.class,
                (method, arguments) -> method.equals("getRequestURI") || method.equals("getContextPath") ? "/" : null);
        HttpServletResponse response = object(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "setStatus" -> statuses.add(arguments[0]);
            case "getWriter" -> new PrintWriter(body, true);
            default -> null;
        });
        return new EagleEyeAuthenticationMechanism(new AdaIsIn()).validateRequest(request, response, context);
    }

    private static final class AdaIsIn extends LoginFlow {

        @Override
        Optional<Caller> callerOf(HttpServletRequest request) {
            return Optional.of(ADA);
        }

        @Override
        boolean isAnswer(HttpServletRequest request) {
            return false;
        }

        @Override
        Optional<LoginAddress> loginAddress(HttpServletRequest request) {
            return Optional.empty();
        }

        @Override
        boolean isKeptForm(HttpServletRequest request) {
            return false;
        }
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T object(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = answer.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}
