package io.eenjakarta.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser, who signs in by way of the simulator's pages. Not thread-safe. */
public final class Visitor {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile(
            "<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]*)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>");

    private final HttpClient http;
    private final Map<String, Map<String, String>> cookiesByHost = new HashMap<>();

    public Visitor() {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** Many of them can share the connections of one client, which must speak HTTP/1.1 and follow no redirects. */
    public Visitor(HttpClient http) {
        this.http = http;
    }

    /**
     * Signs in on the way to a protected page.
     *
     * @return value of the {@code Cookie} header of the page's host
     */
    public String signIn(URI page, String email, String password) throws IOException, InterruptedException {
        return signIn(page, page, email, password);
    }

    /** The same, where the sign-in begins at another address and leads to the page. */
    public String signIn(URI start, URI page, String email, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = enter(start, email, password);
        if (answer.statusCode() != 200 || !answer.uri().equals(page)) {
            throw new IllegalStateException(
                    "sign-in ended at " + answer.uri().getPath() + " with " + answer.statusCode());
        }
        return cookies(page);
    }

    /** Does everything that a sign-in takes; where it ends, well or badly. */
    public HttpResponse<String> enter(URI start, String email, String password)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = load(HttpRequest.newBuilder(start));
        if (answer.body().contains("id=\"username\"")) {
            answer = submit(answer, Map.of("username", email, "password", password));
        }
        if (answer.body().contains("id=\"allow\"")) {
            answer = submit(answer, Map.of("decision", "allow"));
        }
        return answer;
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no form on " + page.uri().getPath());
        }
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        String body = all.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return load(HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Loads a page as a person would, redirects included. */
    private HttpResponse<String> load(HttpRequest.Builder first) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(first);
        Optional<String> next = answer.headers().firstValue("Location");
        while (next.isPresent()) {
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(next.get())));
            next = answer.headers().firstValue("Location");
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI address = request.copy().build().uri();
        request.header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", "same-origin");
        String cookies = cookies(address);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(line -> keep(jar(address), line));
        return answer;
    }

    private String cookies(URI address) {
        return jar(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> jar(URI address) {
        return cookiesByHost.computeIfAbsent(address.getHost(), host -> new HashMap<>());
    }

    private static void keep(Map<String, String> jar, String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        if (line.contains("Max-Age=0") || line.contains("Expires=Thu, 01")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }
}
