package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.ConnectMapping;
import io.eenjakarta.provider.LogCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoginActivationTest {

    private final Map<String, FilterRegistration> filters = new TreeMap<>();
    private final List<String> attributes = new ArrayList<>();
    private final List<Object> listeners = new ArrayList<>();
    private String webXml = "<web-app><security-constraint/></web-app>";

    @ApplicationScoped
    static class First extends EagleEyeAuthenticationMechanism {}

    @ApplicationScoped
    static class Second extends EagleEyeAuthenticationMechanism {}

    @Alternative
    @ApplicationScoped
    static class InTests extends EagleEyeAuthenticationMechanism {}

    static class Base extends EagleEyeAuthenticationMechanism {}

    @Test
    void doesNothingInAnApplicationWithoutALogin() throws ServletException {
        webXml = "<web-app><login-config><auth-method>BASIC</auth-method></login-config></web-app>";
        new LoginActivation().onStartup(null, context());
        start(Base.class, InTests.class, EagleEyeAuthenticationMechanism.class);
        assertEquals(Map.of(), filters);
        assertEquals(List.of(), listeners);
    }

    @Test
    void putsTheGuardBeforeEverythingAndAddsTheListener() throws ServletException {
        start(First.class, InTests.class, Base.class);
        assertEquals(List.of("een-mechanism-guard"), List.copyOf(filters.keySet()));
        assertTrue(LoginActivation.isGuarded(context()));
        assertEquals(List.of(LoginLifeCycle.class), listeners);
        assertEquals(List.of(ConnectMapping.ANSWERED_BY_LOGIN), attributes);
    }

    @Test
    void keepsTheGuardOfTheWebXml() throws ServletException {
        filters.put("mine", filter(MechanismGuard.class, "/*"));
        start(First.class);
        assertEquals(Set.of("mine"), filters.keySet());
    }

    @Test
    void addsTheGuardToOneThatDoesNotCoverAll() throws ServletException {
        filters.put("mine", filter(MechanismGuard.class, "/private/*"));
        start(First.class);
        assertEquals(2, filters.size());
    }

    @Test
    void refusesTwoLoginsAndNamesThem() {
        String message = refused(First.class, Second.class);
        assertTrue(message.startsWith(LogCode.START_TWO_LOGINS.code()), message);
        assertTrue(message.contains("First") && message.contains("Second"), message);
    }

    @Test
    void refusesALoginOfTheServersBesideIt() {
        webXml = "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee'><login-config>"
                + "<auth-method>FORM</auth-method></login-config></web-app>";
        String message = refused(First.class);
        assertTrue(message.startsWith(LogCode.START_LOGIN_CONFIG.code()), message);
        assertTrue(message.contains("First") && message.contains("<login-config>"), message);
    }

    @Test
    void needsNoWebXmlAndLeavesABrokenOneToTheServer() throws ServletException {
        webXml = null;
        start(First.class);
        webXml = "<web-app><login-config>";
        start(First.class);
        assertFalse(listeners.isEmpty());
    }

    private String refused(Class<?>... found) {
        return assertThrows(ServletException.class, () -> start(found)).getMessage();
    }

    private void start(Class<?>... found) throws ServletException {
        new LoginActivation().onStartup(new HashSet<>(List.of(found)), context());
    }

    private ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (p, m, a) -> {
                    return switch (m.getName()) {
                        case "getFilterRegistrations" -> filters;
                        case "getResourceAsStream" ->
                            webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
                        case "addFilter" -> {
                            FilterRegistration added = filter((Class<?>) a[1]);
                            filters.put((String) a[0], added);
                            yield added;
                        }
                        case "addListener" -> listeners.add(a[0]);
                        case "setAttribute" -> attributes.add((String) a[0]);
                        default -> throw new UnsupportedOperationException(m.getName());
                    };
                });
    }

    private FilterRegistration filter(Class<?> type, String... patterns) {
        List<String> mapped = new ArrayList<>(List.of(patterns));
        return (FilterRegistration) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {FilterRegistration.Dynamic.class}, (p, m, a) -> {
                    return switch (m.getName()) {
                        case "getClassName" -> type.getName();
                        case "getUrlPatternMappings" -> mapped;
                        case "setAsyncSupported" -> null;
                        case "addMappingForUrlPatterns" -> {
                            assertEquals(EnumSet.of(DispatcherType.REQUEST), a[0]);
                            assertEquals(false, a[1], "before the filters of web.xml");
                            mapped.addAll(List.of((String[]) a[2]));
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(m.getName());
                    };
                });
    }
}
