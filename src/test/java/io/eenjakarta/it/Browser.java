package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser as far as a login needs one: cookies per host, redirects one at a time, the headers of a page load. Cookies
 * are kept by hand, so that a test can look at them, lose them, or carry them to another browser. Thread-safe.
 */
final class Browser {

    /** Headers of a person's page load in a present-day browser. */
    static final Map<String, String> PAGE_LOAD = Map.of(
            "Accept", "text/html,application/xhtml+xml",
            "Sec-Fetch-Mode", "navigate",
            "Sec-Fetch-Dest", "document",
            "Sec-Fetch-Site", "same-origin");

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile(
            "<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]*)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>");

    private static volatile String lastAnswer = "none";

    /** Cookies by host, then by name. */
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();

    static String lastAnswer() {
        return lastAnswer;
    }

    /** Cookies that the portal set; live, so that a test may change them. */
    Map<String, String> portalCookies() {
        return cookies.computeIfAbsent("127.0.0.1", host -> new ConcurrentHashMap<>());
    }

    /** Those cookies as a request header's value. */
    String portalCookieHeader() {
        return portalCookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Loads a page of the portal as a person would. */
    HttpResponse<String> open(String path) {
        return get(Provider.portal(path), PAGE_LOAD);
    }

    /** Follows the answer's redirect as a person's browser would. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(location(answer), PAGE_LOAD);
    }

    HttpResponse<String> get(URI address, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(address).GET(), headers);
    }

    /** Sends a form. */
    HttpResponse<String> post(URI address, Map<String, String> form, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        return send(request, headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        HttpRequest bare = request.copy().build();
        Map<String, String> jar = cookies.computeIfAbsent(bare.uri().getHost(), host -> new ConcurrentHashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer =
                exchange(request.timeout(Duration.ofSeconds(60)).build());
        answer.headers().allValues("Set-Cookie").forEach(line -> keep(jar, line));
        return answer;
    }

    /** Signs a person in by way of the provider's pages; the answer is the page that they wanted to see. */
    HttpResponse<String> signIn(String email, String password, String path) {
        HttpResponse<String> landed = follow(callback(email, password, path));
        return landed;
    }

    /** Goes through the provider's pages and stops at the portal's answer to the callback: a redirect if all is well. */
    HttpResponse<String> callback(String email, String password, String path) {
        return get(authorize(email, password, path), PAGE_LOAD);
    }

    /** Goes through the provider's pages and stops at the address that the provider sends the browser back to. */
    URI authorize(String email, String password, String path) {
        return authorize(location(open(path)), email, password);
    }

    /** Goes through the provider's pages from its authorize address on. */
    URI authorize(URI authorizeAddress, String email, String password) {
        HttpResponse<String> page = get(authorizeAddress, PAGE_LOAD);
        if (page.body().contains("id=\"username\"")) {
            page = submit(page, Map.of("username", email, "password", password));
        }
        while (isRedirectWithin(page, authorizeAddress.getHost())) {
            page = follow(page);
        }
        if (page.body().contains("id=\"allow\"")) {
            page = submit(page, Map.of("decision", "allow"));
        }
        while (isRedirectWithin(page, authorizeAddress.getHost())) {
            page = follow(page);
        }
        return location(page);
    }

    /** Sends the first form of a page with its hidden fields and these. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form on " + page.uri() + ": " + page.body());
        }
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        String action = form.group(1).replace("&amp;", "&");
        return post(page.uri().resolve(action), all, PAGE_LOAD);
    }

    static URI location(HttpResponse<String> answer) {
        String location = answer.headers()
                .firstValue("Location")
                .or(() -> answer.headers().firstValue("Refresh").map(refresh -> refresh.replaceFirst("0; url=", "")))
                .orElseThrow(() -> new AssertionError("no redirect but " + answer.statusCode() + ": " + answer.body()));
        return answer.uri().resolve(location);
    }

    private static boolean isRedirectWithin(HttpResponse<String> answer, String host) {
        return answer.headers().firstValue("Location").isPresent()
                && location(answer).getHost().equals(host);
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            String seen = answer.statusCode() + " " + request.method() + " "
                    + request.uri().getPath() + "\n" + answer.headers().map() + "\n" + answer.body();
            lastAnswer = seen;
            if (request.uri().toString().startsWith(Provider.PORTAL)) {
                Evidence.answer(seen);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(Map<String, String> jar, String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        boolean gone = line.contains("Max-Age=0") || line.contains("Expires=Thu, 01");
        if (gone) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
