package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** What a test sends to the address of a webhook, and what it is answered. */
final class WebhookRequest {

    /** Headers by their names, and else what was told by the name of the method. */
    final Map<String, Object> answer = new HashMap<>();

    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<String> signatures = List.of("signature");
    String[] tokens = {"token-1"};
    String sent = "body";
    long announced = -1;

    /** @return the status */
    int ask(WebhookServlet servlet, String method, String path) throws IOException {
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
