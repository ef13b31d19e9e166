package io.eenjakarta.benchmark.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Part;
import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Full logins through the built WAR on Open Liberty: the page that needs one, the provider's pages, the callback with its token
 * exchange, and the page. Beside them, in turns and in the same server, sign-ins that end at a servlet which makes the two
 * calls of the provider and nothing else: the difference is what our side adds.
 */
public final class LoginPart {

    static final List<Integer> USERS = List.of(1, 4, 16);

    private static final int PEOPLE = 64;
    private static final int MOST_FAILURES = 3;

    private final BenchSettings settings;
    private final EenSimulator provider;
    private final LoginServer server;
    private final List<DemoData.User> people;

    private LoginPart(BenchSettings settings, EenSimulator provider, LoginServer server) {
        this.settings = settings;
        this.provider = provider;
        this.server = server;
        this.people = provider.settings().data().users().stream()
                .filter(user -> user.email().startsWith("user-"))
                .toList();
    }

    /** Takes its surroundings from the properties {@code bench.*}. */
    public static void main(String[] args) throws Exception {
        // Otherwise the simulator's HTTP server holds back the end of each answer for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        BenchSettings settings = BenchSettings.ofSystemProperties();
        SimulatorSettings known = SimulatorSettings.demo();
        try (EenSimulator provider = EenSimulator.start(
                        settings.simulatorPort(),
                        known.withData(known.data().withUsers(PEOPLE))
                                .withRedirectUris(
                                        LoginServer.address(settings).toString(),
                                        LoginServer.twoCalls(settings).toString()));
                LoginServer server = LoginServer.start(settings, provider)) {
            LoginPart part = new LoginPart(settings, provider, server);
            LoginReport report = part.measured();
            Profile profile = part.profile();
            Part.write(settings, Part.LOGIN.label(), report.results(profile), report.details(profile));
        }
        System.exit(0);
    }

    private LoginReport measured() throws IOException, InterruptedException {
        first();
        proveTheCalls();
        Progress.say("warm-up");
        run(bare(16), seconds(4, 30));
        run(ours(16), seconds(14, 120));
        LoginReport report = new LoginReport();
        int rounds = settings.longForm() ? 10 : 2;
        for (int round = 0; round < rounds; round++) {
            for (int users : USERS) {
                Sitting.Outcome ours = run(ours(users), seconds(3, 10));
                Sitting.Outcome bare = run(bare(users), seconds(2, 10));
                Progress.say(users + " at a time: " + line(ours) + "; two calls alone: " + line(bare));
                report.add(users, ours, bare);
            }
        }
        return report;
    }

    /** After all that is measured, so that it disturbs nothing. */
    private Profile profile() throws IOException, InterruptedException {
        Path file = settings.output().resolve("login.jfr");
        Recording sampling = server.record();
        run(ours(LoginReport.USUAL), seconds(8, 60));
        sampling.stop(file);
        return LoginOwners.profile(file);
    }

    private static String line(Sitting.Outcome outcome) {
        return Math.round(outcome.perSecond()) + "/s, " + outcome.processor().toNanos() / 1000
                + " us of the server's processors";
    }

    /** A server that has just started on a busy machine may take longer for its first login than it allows itself. */
    private void first() throws IOException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                run(ours(1), Duration.ofMillis(1));
                run(bare(1), Duration.ofMillis(1));
                return;
            } catch (IllegalStateException refused) {
                if (failures == MOST_FAILURES) {
                    throw refused;
                }
            }
        }
    }

    /** Both make one token request and one call of the API for a login. */
    private void proveTheCalls() throws IOException, InterruptedException {
        for (Sitting sitting : List.of(ours(1), bare(1))) {
            provider.posts().clear();
            int logins = run(sitting, Duration.ofMillis(500)).took().size();
            int tokens = provider.posts().all().size();
            int calls = provider.posts().apiCalls().size();
            if (tokens != logins || calls != logins) {
                throw new IllegalStateException(
                        logins + " logins took " + tokens + " token requests and " + calls + " API calls");
            }
        }
        provider.posts().keepApiCalls(0);
    }

    private Sitting.Outcome run(Sitting sitting, Duration time) throws IOException, InterruptedException {
        return sitting.run(server, people, time);
    }

    private Sitting ours(int users) {
        // The portal's pages ask for the caller's account once a session, for their menu: not a part of the login.
        URI portal = LoginServer.address(settings);
        return new Sitting(portal.resolve("/?een-login=een&target=%2Fsession"), portal.resolve("/session"), users);
    }

    private Sitting bare(int users) {
        URI redirect = LoginServer.twoCalls(settings);
        URI authorize = URI.create(provider.origin()
                + "/oauth2/authorize?response_type=code&scope=vms.all&state=s&client_id="
                + provider.settings().clientId() + "&redirect_uri=" + URLEncoder.encode(redirect.toString(), UTF_8));
        return new Sitting(authorize, redirect, users);
    }

    private Duration seconds(int shortForm, int longForm) {
        return Duration.ofSeconds(settings.longForm() ? longForm : shortForm);
    }
}
