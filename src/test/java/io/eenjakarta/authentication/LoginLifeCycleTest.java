package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.Rest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginLifeCycleTest {

    private int keptAlive;

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:3333, ''",
        "https://portal.example/callback, ''",
        "https://portal.example/app/, /app",
        "https://portal.example/app/callback, /app"
    })
    void startsWhereTheRedirectUriLeads(String redirectUri, String contextPath) {
        assertDoesNotThrow(() -> start(redirectUri, contextPath));
        assertEquals(1, keptAlive);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:3333, /app",
        "https://portal.example/other/, /app",
        "https://portal.example/application, /app",
        "https://portal.example/app, /app"
    })
    void refusesToStartWhereTheRedirectUriLeadsElsewhere(String redirectUri, String contextPath) {
        Exception refusal = assertThrows(IllegalStateException.class, () -> start(redirectUri, contextPath));
        assertTrue(refusal.getMessage().startsWith("EEN-START-02"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("context root /app/"), refusal.getMessage());
        assertEquals(0, keptAlive);
    }

    /** Classes that were never needed cannot be read once an archive is gone; the server's own cleaning up must go on. */
    @Test
    void leavesAServerThatStopsInPeace() {
        Caller caller = new Caller(GrantId.random(), "ada", "Ada", Set.of(), Instant.EPOCH);
        HttpSession session = (HttpSession) Proxy.newProxyInstance(
                LoginLifeCycleTest.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (self, method, args) -> {
                    if (method.getName().equals("getAttribute")) {
                        return caller;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        List<GrantId> asked = new ArrayList<>();
        Renewal gone = new Renewal() {
            @Override
            public boolean end(GrantId id) {
                asked.add(id);
                throw new ClassFormatError("Could not read a class");
            }
        };
        LoginLifeCycle lifeCycle = new LoginLifeCycle(
                settings("https://portal.example/"),
                gone,
                null,
                AuditTrail.inMemory(Clock.systemUTC()),
                new MemoryVault(Clock.systemUTC(), Rest.of(settings("https://portal.example/"))));
        assertDoesNotThrow(() -> lifeCycle.sessionDestroyed(new HttpSessionEvent(session)));
        assertEquals(List.of(caller.grant()), asked);
    }

    private void start(String redirectUri, String contextPath) {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                LoginLifeCycleTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (self, method, args) -> {
                    if (method.getName().equals("getContextPath")) {
                        return contextPath;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        KeepAlive keepAlive = new KeepAlive() {
            @Override
            public void start() {
                keptAlive++;
            }
        };
        Settings settings = settings(redirectUri);
        new LoginLifeCycle(settings, null, keepAlive, null, new MemoryVault(Clock.systemUTC(), Rest.of(settings)))
                .contextInitialized(new ServletContextEvent(context));
    }

    private static Settings settings(String redirectUri) {
        Map<String, String> given = Map.of(
                "een.client-id", "id",
                "een.client-secret", "secret",
                "een.redirect-uri", redirectUri,
                "een.allowed-accounts", "00001106");
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }
}
