package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectMappingTest {

    private final Map<String, ServletRegistration> servlets = new LinkedHashMap<>();
    /** The class of a login; null without one. */
    private String attribute;

    @ParameterizedTest
    @CsvSource({
        "/eagle-eye, '', /eagle-eye",
        "/app/eagle-eye, /app, /eagle-eye",
        "/app/eagle-eye, /app, /eagle-eye/*",
        "/app/eagle-eye/back, /app, /eagle-eye/*",
        "/app/eagle-eye, /app, /*",
        "/app/eagle-eye, /app, /",
        "/app/, /app, ''",
        "/, '', ''"
    })
    void isRightWhereTheRedirectUriLeads(String callback, String contextPath, String pattern) {
        put("other", "org.example.Other", "/other");
        put("connect", ConnectServlet.class.getName(), "/more", pattern);
        assertEquals(Optional.empty(), fault(contextPath, callback));
    }

    @ParameterizedTest
    @CsvSource({
        "/app/eagle-eye, /app, /connect",
        "/app/eagle-eye, /app, /app/eagle-eye",
        "/app/eagle-eyes, /app, /eagle-eye/*",
        "/app/eagle-eye/, /app, /eagle-eye",
        "/app/eagle-eye, /app, ''"
    })
    void isWrongElsewhere(String callback, String contextPath, String pattern) {
        put("connect", ConnectServlet.class.getName(), pattern);
        String fault = fault(contextPath, callback).orElseThrow();
        assertTrue(fault.startsWith("EEN-START-08"), fault);
        assertTrue(fault.contains("[" + pattern + "], and should be at " + callback.substring(4)), fault);
    }

    @Test
    void isWrongTwice() {
        put("connect", ConnectServlet.class.getName(), "/eagle-eye");
        put("again", ConnectServlet.class.getName(), "/again");
        String fault = fault("/app", "/app/eagle-eye").orElseThrow();
        assertTrue(fault.startsWith("EEN-START-08") && fault.contains("2 times"), fault);
    }

    @ParameterizedTest
    @CsvSource({"/other/eagle-eye, /app", "/app, /app", "/application/eagle-eye, /app", "/, /app"})
    void isWrongWhenTheRedirectUriLeavesTheApplication(String callback, String contextPath) {
        put("connect", ConnectServlet.class.getName(), "/*");
        String fault = fault(contextPath, callback).orElseThrow();
        assertTrue(fault.startsWith("EEN-START-02"), fault);
    }

    @Test
    void servesOnlyAPageThatSaysSoWhenItIsWrong() throws ServletException, IOException {
        put("connect", ConnectServlet.class.getName(), "/elsewhere");
        Exchange wrong = answered();
        assertEquals(503, wrong.status);
        assertTrue(wrong.page().contains("EEN-START-08"), wrong.page());
        put("connect", ConnectServlet.class.getName(), "/eagle-eye");
        Exchange right = answered();
        assertTrue(right.page().contains("EEN-CALLBACK-05"), right.page());
    }

    @Test
    void mustBeWhereTheBrowsersOfEachProviderComeBack() {
        put("connect", ConnectServlet.class.getName(), "/eagle-eye");
        String fault = ConnectMapping.fault(
                        context("/app"), LinkingBench.twoProviders().providers())
                .orElseThrow();
        assertTrue(fault.contains("[/eagle-eye], and should be at /cm"), fault);
        put("connect", ConnectServlet.class.getName(), "/eagle-eye", "/cm");
        assertEquals(
                Optional.empty(),
                ConnectMapping.fault(
                        context("/app"), LinkingBench.twoProviders().providers()));
    }

    @Test
    void mayBeAnywhereWhereALoginTakesTheAnswers() {
        put("connect", ConnectServlet.class.getName(), "/connect");
        attribute = "io.example.PortalLogin";
        assertEquals(Optional.empty(), fault("/app", "/app/eagle-eye"));
        put("again", ConnectServlet.class.getName(), "/again");
        assertTrue(fault("/app", "/app/eagle-eye").isPresent());
    }

    /** What a browser gets at the address of the redirect URI. */
    private Exchange answered() throws ServletException, IOException {
        LinkingBench bench = new LinkingBench();
        ConnectServlet servlet = bench.servlet;
        assertEquals(0, bench.keptAlive);
        servlet.init(proxy(ServletConfig.class, Map.of("getServletContext", context("/app"))));
        assertEquals(1, bench.keptAlive, "the application has grants");
        Exchange exchange = new Exchange(new HashMap<>(), "ada", null);
        servlet.service(exchange.request, exchange.response);
        return exchange;
    }

    private void put(String name, String className, String... mappings) {
        List<String> patterns = Arrays.asList(mappings);
        servlets.put(
                name, proxy(ServletRegistration.class, Map.of("getClassName", className, "getMappings", patterns)));
    }

    private Optional<String> fault(String contextPath, String callback) {
        return ConnectMapping.fault(
                context(contextPath),
                LinkingBench.settings("https://portal.example" + callback).providers());
    }

    private ServletContext context(String contextPath) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("getContextPath", contextPath, "getServletRegistrations", servlets));
        answers.put("getAttribute", attribute);
        return proxy(ServletContext.class, answers);
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answers.get(method.getName())));
    }
}
