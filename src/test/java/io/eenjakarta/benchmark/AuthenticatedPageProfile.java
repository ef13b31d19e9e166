package io.eenjakarta.benchmark;

import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page costs a caller who is in: requests answered in a second, beside those of a file that anybody may have, and
 * whose code Open Liberty is busy with meanwhile, by Java Flight Recorder. The load comes from this process, on the same
 * machine, so that only ratios and shares mean much. Neither page calls the provider.
 *
 * <p>{@code mvn -Pbench verify}
 */
public final class AuthenticatedPageProfile {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration PROFILE = Duration.ofSeconds(20);
    private static final int ROUNDS = 3;
    private static final int MOST_FAILURES = 3;

    private AuthenticatedPageProfile() {}

    /** Takes its folders and ports from the system properties that the integration tests use. */
    public static void main(String[] args) throws IOException, InterruptedException {
        URI portal = URI.create("http://127.0.0.1:" + System.getProperty("portal.port"));
        Path output = Path.of(System.getProperty("bench.output"));
        SimulatorSettings settings = SimulatorSettings.demo().withRedirectUris(portal.toString());
        List<Result> results = new ArrayList<>();
        try (EenSimulator simulator =
                        EenSimulator.start(Integer.parseInt(System.getProperty("simulator.port")), settings);
                LibertyServer server = LibertyServer.start(
                        Path.of(System.getProperty("liberty.home")),
                        System.getProperty("server.name"),
                        Path.of(System.getProperty("war")),
                        portal.resolve("/een.css"))) {
            DemoData.User ada = simulator.settings().data().users().get(0);
            String cookies = signIn(portal.resolve("/connection"), ada);
            PageLoad file = new PageLoad("GET /een.css, anonymous", portal.resolve("/een.css"), "");
            PageLoad json = new PageLoad("GET /session, signed in", portal.resolve("/session"), cookies);
            PageLoad page = new PageLoad("GET /connection, signed in", portal.resolve("/connection"), cookies);
            results.addAll(throughput(file, List.of(json, page)));
            for (PageLoad load : List.of(json, page)) {
                Path recording = output.resolve(load.address().getPath().substring(1) + ".jfr");
                server.record();
                load.run(PROFILE);
                server.stopRecording(recording);
                StackShares shares = StackShares.of(recording);
                results.addAll(shares.results(load.name()));
                shares.ownFrames().forEach(System.out::println);
            }
        }
        BenchmarkReport.write(output.resolve(BenchmarkReport.PROFILE), results);
    }

    /** A server that has just started on a busy machine may take longer for its first login than it allows itself. */
    private static String signIn(URI page, DemoData.User user) throws IOException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return new Visitor().signIn(page, user.email(), user.password());
            } catch (IllegalStateException refused) {
                if (failures == MOST_FAILURES) {
                    throw refused;
                }
            }
        }
    }

    /** In turns, so that whatever else the machine does meets all of them. */
    private static List<Result> throughput(PageLoad file, List<PageLoad> pages) {
        List<PageLoad> all = new ArrayList<>(pages);
        all.add(file);
        all.forEach(load -> load.run(WARM_UP));
        double[][] perSecond = new double[all.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < all.size(); i++) {
                perSecond[i][round] = (double) all.get(i).run(ROUND) / ROUND.toSeconds();
            }
        }
        double files = BenchmarkReport.median(perSecond[pages.size()]);
        List<Result> results = new ArrayList<>();
        results.add(Result.alone(file.name(), "requests/s", files, ROUNDS));
        for (int i = 0; i < pages.size(); i++) {
            double ours = BenchmarkReport.median(perSecond[i]);
            results.add(Result.more(pages.get(i).name(), "requests/s", ours, file.name(), files, ROUNDS));
        }
        return results;
    }
}
