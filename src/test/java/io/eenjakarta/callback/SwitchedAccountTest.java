package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.GrantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose account a session shows: it goes with its caller. */
class SwitchedAccountTest {

    private static final Caller RHEA =
            new Caller(new GrantId("login"), "een/00000042/ca0f0042", "Rhea", Set.of(), Instant.EPOCH);
    private static final SwitchedAccount SHOP = new SwitchedAccount(new GrantId("shop"), "00050001", "Bakery");

    private final Map<String, Object> ofSession = new HashMap<>();
    private final HttpServletRequest request = proxy(HttpServletRequest.class, new HashMap<>());
    private boolean ended;

    @BeforeEach
    void signIn() {
        RHEA.enter(request);
    }

    @Test
    void isShownUntilItIsLeft() {
        assertEquals(Optional.empty(), SwitchedAccount.of(request));
        SHOP.enter(request);
        assertEquals(Optional.of(SHOP), SwitchedAccount.of(request));
        assertEquals(Optional.of(SHOP), SwitchedAccount.of(request.getSession(false)));
        SwitchedAccount.leave(request);
        assertEquals(Optional.empty(), SwitchedAccount.of(request));
        assertEquals(Optional.of(RHEA), Caller.of(request));
    }

    @Test
    void goesWithTheCaller() {
        SHOP.enter(request);
        SwitchedAccount.keepFor(request);
        Caller.leave(request);
        assertEquals(Optional.empty(), SwitchedAccount.of(request));
        assertEquals(Map.of(), ofSession);
    }

    @Test
    void isNotWhatTheNextCallerOfTheSessionSees() {
        SHOP.enter(request);
        SwitchedAccount.keepFor(request);
        RHEA.enter(request);
        assertEquals(Optional.empty(), SwitchedAccount.of(request));
    }

    /** Another tab may switch while a request is being answered: it must not get half of each account. */
    @Test
    void staysThatOfTheRequestWhateverTheSessionSaysMeanwhile() {
        HttpServletRequest otherTab = proxy(HttpServletRequest.class, new HashMap<>());
        SwitchedAccount.keepFor(request);
        SHOP.enter(otherTab);
        assertEquals(Optional.empty(), SwitchedAccount.of(request), "their own");
        HttpServletRequest later = proxy(HttpServletRequest.class, new HashMap<>());
        SwitchedAccount.keepFor(later);
        SwitchedAccount.leave(otherTab);
        assertEquals(Optional.of(SHOP), SwitchedAccount.of(later));
    }

    @Test
    void whatTheRequestItselfChangesIsSeen() {
        SwitchedAccount.keepFor(request);
        SHOP.enter(request);
        assertEquals(Optional.of(SHOP), SwitchedAccount.of(request));
        SwitchedAccount.keepFor(request);
        SwitchedAccount.leave(request);
        assertEquals(Optional.empty(), SwitchedAccount.of(request));
    }

    @Test
    void endsWithTheSession() {
        SHOP.enter(request);
        SwitchedAccount.keepFor(request);
        Caller.endSession(request);
        assertEquals(Optional.empty(), SwitchedAccount.of(request));
    }

    @Test
    @Requirement("P3")
    void canBeHeldByAStoreOfSessions() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(SHOP);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(SHOP, in.readObject());
        }
    }

    private <T> T proxy(Class<T> type, Map<String, Object> attributes) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    case "getSession" -> ended ? null : proxy(HttpSession.class, ofSession);
                    case "changeSessionId" -> "another";
                    case "invalidate" -> ended = true;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
