package io.eenjakarta.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request whose form body and query string are the ones that were kept during sign-in. Put in the place of the one
 * that the browser sent by {@link MechanismGuard}: Open Liberty does not pass on a request that a mechanism wraps.
 */
final class ReopenedRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = "een.reopened";

    private final byte[] body;
    private final String query;
    private final Map<String, String[]> parameters;

    ReopenedRequest(HttpServletRequest request, byte[] body, String query) {
        super(request);
        this.body = body;
        this.query = query;
        Charset charset = charset(request);
        this.parameters = parameters(charset, query, new String(body, charset));
    }

    /** Leaves this for the guard. */
    void handOn() {
        getRequest().setAttribute(ATTRIBUTE, this);
    }

    /** What was left for the guard, or the request itself. */
    static ServletRequest insteadOf(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ReopenedRequest reopened ? reopened : request;
    }

    @Override
    public String getQueryString() {
        return query.isEmpty() ? null : query;
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public String getHeader(String name) {
        return "Content-Length".equalsIgnoreCase(name) ? Integer.toString(body.length) : super.getHeader(name);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), UTF_8));
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    private static Charset charset(HttpServletRequest request) {
        try {
            String named = request.getCharacterEncoding();
            return named == null ? UTF_8 : Charset.forName(named);
        } catch (IllegalArgumentException unknown) {
            return UTF_8;
        }
    }

    /** A stray percent sign is taken for what it is, as servers do: no form is lost over it. */
    private static String decoded(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException stray) {
            return text;
        }
    }

    private static Map<String, String[]> parameters(Charset charset, String... encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String form : encoded) {
            for (String pair : form.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    values.computeIfAbsent(decoded(name, charset), key -> new ArrayList<>())
                            .add(decoded(value, charset));
                }
            }
        }
        Map<String, String[]> arrays = new LinkedHashMap<>();
        values.forEach((name, list) -> arrays.put(name, list.toArray(String[]::new)));
        return arrays;
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("a form that was kept is read at once, not by a listener");
        }
    }
}
