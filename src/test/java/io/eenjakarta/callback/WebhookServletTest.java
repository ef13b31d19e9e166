package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vms.Delivery;
import io.eenjakarta.vms.WebhookIntake;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered at the addresses of webhooks. */
class WebhookServletTest {

    private static final String HOOK = "hook";

    private final Map<String, Object> answer = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String read = "none";
    private List<String> signatures = List.of("signature");
    private String[] tokens = {"token-1"};
    private String sent = "body";
    private long announced = -1;
    private RuntimeException unforeseen;

    private final WebhookServlet servlet = new WebhookServlet(
            new WebhookIntake() {
                @Override
                public String signatureHeader() {
                    return "X-Sig";
                }

                @Override
                public boolean proves(String hook, String token) {
                    return hook.equals(HOOK) && token != null;
                }

                @Override
                public Delivery take(String hook, String signature, Body from) {
                    if (unforeseen != null) {
                        throw unforeseen;
                    }
                    try {
                        read = hook
                                + ' '
                                + signature
                                + ' '
                                + from.read(10)
                                        .map(bytes -> new String(bytes, UTF_8))
                                        .orElse("too long");
                        return Delivery.NOT_NOW;
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            },
            null);

    private int ask(String method, String path) throws IOException {
        HttpServletRequest request =
                fake(HttpServletRequest.class, (proxy, asked, arguments) -> switch (asked.getName()) {
                    case "getMethod" -> method;
                    case "getPathInfo" -> path;
                    case "getParameterValues" -> tokens;
                    case "getHeaders" -> Collections.enumeration(signatures);
                    case "getContentLengthLong" -> announced;
                    case "getInputStream" -> stream();
                    default -> throw new UnsupportedOperationException(asked.getName());
                });
        HttpServletResponse response = fake(HttpServletResponse.class, (proxy, told, arguments) -> {
            if (told.getName().equals("getOutputStream")) {
                return out();
            }
            answer.put(arguments.length == 2 ? (String) arguments[0] : told.getName(), arguments[arguments.length - 1]);
            return null;
        });
        servlet.service(request, response);
        return (int) answer.getOrDefault("setStatus", 200);
    }

    @Test
    void isTheTokenAsPlainTextAndNothingElse() throws IOException {
        assertEquals(200, ask("GET", "/" + HOOK));
        assertEquals("token-1", body.toString());
        assertEquals("text/plain", answer.get("setContentType"));
        assertEquals("nosniff", answer.get("X-Content-Type-Options"));
        assertEquals("no-store", answer.get("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "/", "/hook/", "//hook"})
    void isNothingAtOtherAddresses(String path) throws IOException {
        assertEquals(404, ask("GET", path));
        assertEquals("", body.toString());
    }

    @Test
    void isNothingForTwoTokensOrNone() throws IOException {
        tokens = new String[] {"a", "b"};
        assertEquals(404, ask("GET", "/" + HOOK));
        tokens = null;
        assertEquals(404, ask("GET", "/" + HOOK));
        assertEquals(404, ask("GET", null));
        assertEquals("", body.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void isNothingToOtherMethods(String method) throws IOException {
        assertEquals(405, ask(method, "/" + HOOK));
        assertEquals("GET, POST", answer.get("Allow"));
    }

    @Test
    void asksForItAgainAfterWhatNobodyForesaw() throws IOException {
        unforeseen = new IllegalStateException("on purpose");
        assertEquals(503, ask("POST", "/" + HOOK));
        assertEquals("5", answer.get("Retry-After"));
        assertEquals(0, answer.get("setContentLength"));
    }

    @Test
    void isTheOutcomeOfADelivery() throws IOException {
        assertEquals(503, ask("POST", "/" + HOOK));
        assertEquals("hook signature body", read);
        assertEquals("5", answer.get("Retry-After"));
        assertEquals(0, answer.get("setContentLength"));
        signatures = List.of("one", "two");
        ask("POST", "/" + HOOK);
        assertEquals("hook null body", read);
    }

    @Test
    void readsNoMoreThanItMay() throws IOException {
        sent = "0123456789";
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" 0123456789"), read);
        sent = "0123456789a";
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" too long"), read);
        sent = "short";
        announced = 11;
        ask("POST", "/" + HOOK);
        assertTrue(read.endsWith(" too long"), read);
    }

    private ServletInputStream stream() {
        ByteArrayInputStream in = new ByteArrayInputStream(sent.getBytes(UTF_8));
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private ServletOutputStream out() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
