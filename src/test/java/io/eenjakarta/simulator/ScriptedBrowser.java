package io.eenjakarta.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser at the pages of simulated providers, for tests that speak HTTP only. Remembers the cookie of each, so that a
 * second sign-in goes straight through, whoever asks. Goes nowhere but to the simulators. Not thread-safe.
 */
public final class ScriptedBrowser {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private static final Pattern TRANSACTION = Pattern.compile("name=\"transaction\" value=\"([^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
    private static final Pattern PROBLEM = Pattern.compile("id=\"problem\">([^<]*)<");

    /** By host and port: real browsers are less careful. */
    private final Map<String, String> cookies = new HashMap<>();

    /**
     * Opens the address to which a portal sent its user, fills in the sign-in page when it comes, and allows what the
     * consent page asks.
     *
     * @param authorize with the whole query, as in the portal's {@code Location}
     * @param user e-mail address of a demo user
     * @return where the simulator sends the browser: the redirect URI with {@code code} and {@code state}, or with
     *     {@code error}. It has not been called: that is for the test to do, with the portal's cookies
     * @throws AssertionError with what the page says, when the simulator sends the browser nowhere, as after a wrong
     *     password or a redirect URI that it does not know
     * @throws UncheckedIOException when it does not answer within ten seconds
     */
    public URI signIn(URI authorize, String user, String password) {
        HttpResponse<String> answer = send(request(authorize).GET());
        if (answer.body().contains("id=\"sign-in\"")) {
            String pair = "username=" + encoded(user) + "&password=" + encoded(password);
            answer = filledIn(answer, pair);
        }
        if (answer.body().contains("id=\"allow\"")) {
            answer = filledIn(answer, "decision=allow");
        }
        if (answer.statusCode() / 100 != 3) {
            Matcher problem = PROBLEM.matcher(answer.body());
            throw new AssertionError("No way back from " + answer.uri().getPath() + ": " + answer.statusCode()
                    + (problem.find() ? " " + problem.group(1) : ""));
        }
        return answer.uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError("no Location")));
    }

    private HttpResponse<String> filledIn(HttpResponse<String> page, String fields) {
        String body = "transaction=" + encoded(found(TRANSACTION, page)) + "&" + fields;
        return send(request(page.uri().resolve(found(FORM, page)))
                .header("Content-Type", FormParameters.MEDIA_TYPE)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form at " + page.uri().getPath());
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return FormParameters.percentEncoded(text);
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
        String cookie = cookies.get(uri.getAuthority());
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(set -> cookies.put(answer.uri().getAuthority(), set.split(";")[0]));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
