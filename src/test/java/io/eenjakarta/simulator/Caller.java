package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The other side in the simulator's own tests: a browser with one cookie, and a client that sends what it is told. */
final class Caller {
    static final String BASIC = basic(SimulatorSettings.DEMO_CLIENT_ID + ":" + SimulatorSettings.DEMO_CLIENT_SECRET);
    static final String REDIRECT = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333";
    static final String AUTHORIZE = "/oauth2/authorize?response_type=code&client_id=een-jakarta-demo";
    static final String STATE = "&state=a%20state%2Fwith%20%2Bodd%3Dchars";
    static final String NORMAL = AUTHORIZE + REDIRECT + "&scope=vms.all" + STATE;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Pattern TRANSACTION = Pattern.compile("name=\"transaction\" value=\"([^\"]+)\"");

    private final URI origin;
    private String cookie = "";

    Caller(EenSimulator simulator) {
        this(simulator.origin());
    }

    Caller(URI origin) {
        this.origin = origin;
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send(request(pathAndQuery, headers).GET().build());
    }

    HttpResponse<byte[]> bytes(String pathAndQuery, String... headers) {
        try {
            return HTTP.send(request(pathAndQuery, headers).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> form(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** With client authentication and {@code Accept: application/json}. */
    HttpResponse<String> token(String body) {
        return form("/oauth2/token", body, "Authorization", BASIC, "Accept", "application/json");
    }

    HttpResponse<String> revoke(String body) {
        return form("/oauth2/revoke", body, "Authorization", BASIC, "Accept", "application/json");
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token("grant_type=refresh_token&refresh_token=" + refreshToken);
    }

    HttpResponse<String> redeem(String code) {
        return token("grant_type=authorization_code&code=" + code + REDIRECT);
    }

    HttpResponse<String> api(String pathAndQuery, String accessToken) {
        return get("/api/v3.0/" + pathAndQuery, "Authorization", "Bearer " + accessToken);
    }

    /** Opens the path, fills in whatever page comes, and returns the answer that leads away. */
    HttpResponse<String> signIn(String pathAndQuery, String user) {
        HttpResponse<String> answer = get(pathAndQuery);
        if (answer.body().contains("id=\"sign-in\"")) {
            answer = form(
                    "/login",
                    "transaction=" + transaction(answer) + "&username=" + user + "%40example.com&password=" + user
                            + "-demo");
        }
        if (answer.body().contains("id=\"allow\"")) {
            answer = form("/consent", "decision=allow&transaction=" + transaction(answer));
        }
        return answer;
    }

    String code(String pathAndQuery, String user) {
        return code(signIn(pathAndQuery, user));
    }

    static String code(HttpResponse<String> answer) {
        String query = URI.create(location(answer)).getRawQuery();
        return FormParameters.parse(query).first("code").orElseThrow(() -> new AssertionError(query));
    }

    JsonObject tokens(String user) {
        return json(redeem(code(NORMAL, user)));
    }

    static String transaction(HttpResponse<String> page) {
        Matcher transaction = TRANSACTION.matcher(page.body());
        if (!transaction.find()) {
            throw new AssertionError(page.statusCode() + " " + page.body());
        }
        return transaction.group(1);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse(null);
    }

    static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    HttpRequest.Builder request(String pathAndQuery, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + pathAndQuery)).timeout(Duration.ofSeconds(10));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
