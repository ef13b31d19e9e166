package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.vault.GrantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A request of a browser that has a session, as far as filters and views look at it. Reading its form is a mistake. */
final class SessionRequest {

    static final Caller RITA = new Caller(
            GrantId.random(), "een/00009900/ca0f99aa", "Rita Marsh", Set.of("eagle-eye-user"), Instant.EPOCH);

    final Map<String, Object> session = new HashMap<>();
    final Map<String, Object> attributes = new HashMap<>();
    final Map<String, String> headers = new HashMap<>();
    String path = "/cameras";
    String query;

    private final HttpSession sessionItself = proxy(HttpSession.class, (name, given) -> switch (name) {
        case "getAttribute" -> session.get((String) given[0]);
        case "setAttribute" -> session.put((String) given[0], given[1]);
        case "removeAttribute" -> session.remove((String) given[0]);
        default -> throw new UnsupportedOperationException(name);
    });

    final HttpServletRequest request = proxy(HttpServletRequest.class, (name, given) -> switch (name) {
        case "getSession" -> sessionItself;
        case "changeSessionId" -> "another";
        case "getAttribute" -> attributes.get((String) given[0]);
        case "setAttribute" -> attributes.put((String) given[0], given[1]);
        case "removeAttribute" -> attributes.remove((String) given[0]);
        case "getHeader" -> headers.get((String) given[0]);
        case "getRequestURI" -> path;
        case "getQueryString" -> query;
        case "getCookies" -> null;
        default -> throw new UnsupportedOperationException(name);
    });

    /** What a proxy does. */
    interface Does {
        Object call(String method, Object[] given);
    }

    SessionRequest signedIn() {
        RITA.enter(request);
        return this;
    }

    static <T> T proxy(Class<T> type, Does does) {
        return type.cast(Proxy.newProxyInstance(
                SessionRequest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, given) -> does.call(method.getName(), given)));
    }
}
