package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is logged in, as a request sees it. */
class CallerTest {

    private static final Caller ADA =
            new Caller(new GrantId("g"), "een/00001106/ca0f61ab", "Ada", Set.of(), Instant.EPOCH);

    private final Map<String, Object> ofRequest = new HashMap<>();
    private final Map<String, Object> ofSession = new HashMap<>();
    private final HttpServletRequest request = proxy(HttpServletRequest.class, ofRequest);
    private boolean ended;
    private boolean fresh;
    private int newIds;

    @Test
    void isWhomTheSessionHolds() {
        assertEquals(Optional.empty(), Caller.of(request));
        ADA.enter(request);
        assertEquals(Optional.of(ADA), Caller.of(request));
        Caller.leave(request);
        assertEquals(Optional.empty(), Caller.of(request));
    }

    /** Whoever planted a session in a browser must not be in with the one who signs in there. */
    @Test
    @Requirement("C12")
    void getsANewSessionIdWhereThereWasASession() {
        ADA.enter(request);
        assertEquals(1, newIds);
        fresh = true;
        ADA.enter(request);
        assertEquals(1, newIds, "the server would throw");
    }

    /** A server whose session database has gone away has a session with nothing in it. */
    @Test
    void staysWhoTheyWereUntilTheRequestIsOver() {
        ADA.enter(request);
        Caller.of(request).orElseThrow().keepFor(request);
        ofSession.clear();
        assertEquals(Optional.of(ADA), Caller.of(request));
        assertEquals(Optional.empty(), Caller.of(proxy(HttpServletRequest.class, new HashMap<>())));
    }

    @Test
    void isGoneFromTheRequestToo() {
        ADA.enter(request);
        ADA.keepFor(request);
        Caller.leave(request);
        assertEquals(Optional.empty(), Caller.of(request));
        ADA.enter(request);
        ADA.keepFor(request);
        Caller.endSession(request);
        assertEquals(true, ended);
        assertEquals(Optional.empty(), Caller.of(request));
    }

    private <T> T proxy(Class<T> type, Map<String, Object> attributes) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    case "getSession" ->
                        ended || fresh && Boolean.FALSE.equals(arguments[0])
                                ? null
                                : proxy(HttpSession.class, ofSession);
                    case "changeSessionId" -> "another" + ++newIds;
                    case "invalidate" -> ended = true;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
