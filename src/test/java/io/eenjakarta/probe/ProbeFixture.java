package io.eenjakarta.probe;

import io.eenjakarta.simulator.ScriptedBrowser;
import io.smallrye.config.PropertiesConfigSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the probe in this JVM, with a browser that does what it is told. */
final class ProbeFixture {
    static final Limits QUICK = new Limits(60, Duration.ZERO, Duration.ofSeconds(10), 1 << 20, Duration.ofSeconds(20));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What a run left behind. */
    record Outcome(boolean heard, String console, String json, String markdown) {
        JsonObject report() {
            return Json.createReader(new StringReader(json)).readObject();
        }

        String ended() {
            return report().getString("ended");
        }

        JsonObject finding(Question question) {
            return report().getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                    .filter(finding -> finding.getString("id").equals(question.id()))
                    .findFirst()
                    .orElseThrow();
        }

        String agrees(Question question) {
            return finding(question).getString("agrees");
        }

        String note(Question question) {
            return finding(question).getString("note");
        }

        /** The first answer. */
        JsonObject came(Question question) {
            return finding(question).getJsonArray("came").getJsonObject(0);
        }

        String everything() {
            return console + json + markdown;
        }
    }

    private ProbeFixture() {}

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProbeSettings settings(Map<String, String> all) {
        return ProbeSettings.read(new PropertiesConfigSource(all, "the test", 500));
    }

    static Outcome run(Map<String, String> settings, Path folder, Limits limits, boolean reuse, Consumer<URI> browser) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        try {
            boolean heard = new PlatformProbe(settings(settings), limits, reuse, Clock.systemUTC())
                    .run(folder, new PrintStream(console, true, StandardCharsets.UTF_8), browser);
            return new Outcome(
                    heard,
                    console.toString(StandardCharsets.UTF_8),
                    Files.readString(folder.resolve("report.json")),
                    Files.readString(folder.resolve("report.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in as often as the probe sends it on. */
    static Consumer<URI> browserOf(String user, String password) {
        return uri -> {
            Thread thread = new Thread(() -> {
                ScriptedBrowser browser = new ScriptedBrowser();
                URI next = uri;
                while (next != null) {
                    next = answered(browser.signIn(next, user, password));
                }
            });
            thread.setDaemon(true);
            thread.start();
        };
    }

    /** @return where the probe sends the browser, null when it is done */
    static URI answered(URI back) {
        try {
            HttpResponse<Void> answer = HTTP.send(HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
            return answer.headers().firstValue("Location").map(URI::create).orElse(null);
        } catch (IOException gone) {
            // The probe stopped on its own account, and its port with it.
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
