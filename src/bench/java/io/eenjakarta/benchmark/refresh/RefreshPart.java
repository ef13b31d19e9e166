package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Part;
import io.eenjakarta.cluster.Postgres;
import io.eenjakarta.cluster.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests to the token end point, failures and milliseconds it takes to have the next token when many callers need
 * it at the same time, on one node and on three. All libraries run in this JVM, with nodes that share nothing but the
 * database; callers call the API with what they get, and count what does not work. The long form adds three real servers.
 */
public final class RefreshPart {

    static final Duration PROVIDER = Duration.ofMillis(100);
    static final List<Integer> CALLERS = List.of(1, 10, 100, 1_000);
    static final List<Integer> NODES = List.of(1, 3);

    private static final int MANY = 1_000;
    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    private final BenchSettings settings;

    private RefreshPart(BenchSettings settings) {
        this.settings = settings;
    }

    /** Takes its surroundings from the properties {@code bench.*}. */
    public static void main(String[] args) throws Exception {
        // Otherwise the simulator's HTTP server holds back the end of each answer for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // And it closes what is idle beyond 200 connections, into which a client may just be sending.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        BenchSettings settings = BenchSettings.ofSystemProperties();
        RefreshReport report = new RefreshPart(settings).measured();
        if (settings.longForm()) {
            report.servers(ServersAtExpiry.play(settings));
        }
        Part.write(settings, "refresh", report.results(), report.details());
        System.exit(0);
    }

    private RefreshReport measured() throws IOException, SQLException, InterruptedException {
        Path folder = Files.createDirectories(settings.output().resolve("refresh"));
        Path data = Files.createTempDirectory(folder, "postgres-");
        RefreshReport report = new RefreshReport();
        try (Provider provider = new Provider(settings.simulatorPort(), PROVIDER);
                Postgres postgres = Postgres.create(data, settings.databasePort());
                Rig rig = new Rig(provider, postgres)) {
            for (int nodes : NODES) {
                measure(provider, rig.keepers(nodes), nodes, report);
            }
        }
        return report;
    }

    private void measure(Provider provider, List<TokenKeeper> keepers, int nodes, RefreshReport report)
            throws IOException, InterruptedException {
        List<Expiry> expiries =
                CALLERS.stream().map(callers -> new Expiry(callers, nodes)).toList();
        // Classes are loaded and compiled, connections made.
        for (TokenKeeper keeper : keepers) {
            play(provider, keeper, List.of(new Expiry(50, nodes), new Expiry(50, nodes)));
        }
        for (TokenKeeper keeper : keepers) {
            Map<Expiry, ExpiryFigures> all = new LinkedHashMap<>();
            expiries.forEach(expiry -> all.put(expiry, new ExpiryFigures(expiry)));
            play(provider, keeper, repeated(expiries))
                    .forEach((expiry, outcomes) -> outcomes.forEach(all.get(expiry)::add));
            all.values().forEach(figures -> report.add(keeper.name(), figures));
        }
    }

    private List<Expiry> repeated(List<Expiry> expiries) {
        List<Expiry> all = new ArrayList<>();
        for (Expiry expiry : expiries) {
            for (int i = 0; i < times(expiry); i++) {
                all.add(expiry);
            }
        }
        return all;
    }

    private int times(Expiry expiry) {
        int shortForm = expiry.callers() >= MANY ? 1 : 3;
        return settings.longForm() ? 5 * shortForm : shortForm;
    }

    /** A login for each of them first, whose tokens end together; then one expiry after the other. */
    private static Map<Expiry, List<Expiry.Outcome>> play(Provider provider, TokenKeeper keeper, List<Expiry> expiries)
            throws IOException, InterruptedException {
        provider.tokensLive(SHORT_LIFE);
        List<TokenKeeper.Login> logins = new ArrayList<>();
        for (int i = 0; i < expiries.size(); i++) {
            logins.add(keeper.open(provider.signIn()));
        }
        provider.tokensLive();
        Thread.sleep(SHORT_LIFE.plusMillis(200).toMillis());
        Map<Expiry, List<Expiry.Outcome>> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < expiries.size(); i++) {
            Expiry expiry = expiries.get(i);
            Expiry.Outcome outcome = expiry.play(provider, logins.get(i));
            Progress.say(keeper.name() + ", " + expiry.callers() + " callers on " + expiry.nodes() + ": "
                    + outcome.posts() + " POSTs, " + outcome.failures() + ", signed in " + outcome.signedIn());
            outcomes.computeIfAbsent(expiry, key -> new ArrayList<>()).add(outcome);
        }
        return outcomes;
    }
}
