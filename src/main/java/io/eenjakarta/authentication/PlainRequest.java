package io.eenjakarta.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.callback.Refusal;
import io.eenjakarta.provider.LogCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses requests that a server reads in two ways, before anybody looks at who sends them.
 *
 * <p>Two of these are known of Open Liberty 26.0.0.3. It looks constraints up by the whole address, and servlets in a cache by
 * what stands before the first semicolon: {@code /private;/} and {@code /private;/../public} lead past the constraint of
 * {@code /private}, and the first {@code /public;/../private} makes every later {@code /public} the protected servlet. And it
 * signs a caller out at every address with {@code ibm_security_logout} in it, by GET and for any site that links there.
 */
final class PlainRequest {

    /** The server's own, which ask for no proof that a page of the portal sent them. */
    private static final List<String> OF_THE_SERVER = List.of("ibm_security_logout", "j_security_check");

    private PlainRequest() {}

    /** Whether it is plain; if not, a page has been sent. */
    static boolean isPlain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> oddity = oddity(request);
        if (oddity.isPresent()) {
            // What follows on the connection is not to be read as a request.
            response.setHeader("Connection", "close");
            new Refusal(
                            LogCode.REQUEST_ODD,
                            isRepeating(request)
                                    ? HttpServletResponse.SC_METHOD_NOT_ALLOWED
                                    : HttpServletResponse.SC_BAD_REQUEST,
                            oddity.get(),
                            "That was not understood",
                            "The address, or the way in which it was asked for, is not one of this portal.")
                    .page()
                    .send(response);
        }
        return oddity.isEmpty();
    }

    /** What is odd about the request; never a part of it. */
    private static Optional<String> oddity(HttpServletRequest request) {
        if (isRepeating(request)) {
            return Optional.of("an answer would repeat its cookies");
        }
        if (!isFramedOnce(request)) {
            return Optional.of("its length is said in two ways, or in none that is known");
        }
        String raw = request.getRequestURI();
        int semicolon = raw.indexOf(';');
        if (semicolon >= 0 && raw.indexOf('/', semicolon) >= 0) {
            return Optional.of("a semicolon before a slash");
        }
        String path = isSimple(raw) ? raw : resolved(raw).orElse(null);
        if (path == null) {
            return Optional.empty();
        }
        if (isOfTheServer(path)) {
            return Optional.of("the server's own way to sign in or out");
        }
        return isServedBy(path, raw.endsWith("/"), served(request))
                ? Optional.empty()
                : Optional.of("it was led to the servlet of another address");
    }

    /** RFC 9110 9.3.8: to be shown to nobody, and what HttpServlet does unless it is told not to. */
    private static boolean isRepeating(HttpServletRequest request) {
        return "TRACE".equalsIgnoreCase(request.getMethod());
    }

    /** RFC 9112 6.1 to 6.3. */
    private static boolean isFramedOnce(HttpServletRequest request) {
        List<String> codings = values(request, "Transfer-Encoding");
        List<String> lengths = values(request, "Content-Length");
        boolean chunked = codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked");
        boolean counted = lengths.size() == 1 && lengths.get(0).strip().matches("\\d{1,18}");
        return codings.isEmpty() ? counted || lengths.isEmpty() : chunked && lengths.isEmpty();
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return request.getHeader(header) == null ? List.of() : Collections.list(request.getHeaders(header));
    }

    private static boolean isOfTheServer(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String own : OF_THE_SERVER) {
            if (lower.contains(own)) {
                return true;
            }
        }
        return false;
    }

    private static String served(HttpServletRequest request) {
        String context = request.getContextPath();
        String servlet = request.getServletPath();
        if (servlet == null) {
            return context;
        }
        return context.isEmpty() ? servlet : context + servlet;
    }

    /** Files of a folder, such as a welcome file, are served below the folder's own address. */
    private static boolean isServedBy(String wanted, boolean folder, String served) {
        return startsWith(wanted, served) || folder && startsWith(served, wanted);
    }

    private static boolean startsWith(String path, String start) {
        return path.regionMatches(true, 0, start, 0, start.length());
    }

    private static boolean isSimple(String raw) {
        return raw.indexOf('%') < 0 && raw.indexOf(';') < 0 && !raw.contains("//") && !raw.contains("/.");
    }

    /** The path that servers look for; absent when it cannot be decoded. */
    private static Optional<String> resolved(String raw) {
        Deque<String> parts = new ArrayDeque<>();
        try {
            for (String part : raw.split("/")) {
                String name = URLDecoder.decode(part.replaceFirst(";.*", "").replace("+", "%2B"), UTF_8);
                if (name.equals("..")) {
                    parts.pollLast();
                } else if (!name.isEmpty() && !name.equals(".")) {
                    parts.addLast(name);
                }
            }
        } catch (IllegalArgumentException undecodable) {
            return Optional.empty();
        }
        return Optional.of('/' + String.join("/", parts));
    }
}
