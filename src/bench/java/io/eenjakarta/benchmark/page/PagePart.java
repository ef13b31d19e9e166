package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Part;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Part 3 of the benchmarks, on both servers: {@code mvn -Pbench -Dbench.only=page verify}. */
public final class PagePart {

    private static final String VARIANTS = "bench.page.variants";

    private PagePart() {}

    /** Whether all of them are: what they are compared by needs all. */
    static boolean wantsAll() {
        return System.getProperty(VARIANTS) == null;
    }

    /**
     * Takes its surroundings from the properties {@code bench.*}. With {@code bench.page.server} on one server alone; with
     * {@code bench.page.variants}, such as {@code EEN,NOTIFIED}, it only prints what it measures of these, in rounds of
     * {@code bench.page.round} milliseconds.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        BenchSettings settings = BenchSettings.ofSystemProperties();
        PagePlan plan = PagePlan.of(settings.longForm());
        if (!wantsAll()) {
            plan = plan.withRounds(Duration.ofMillis(Long.getLong("bench.page.round", 2_000)));
        }
        String only = System.getProperty("bench.page.server", "");
        List<Result> results = new ArrayList<>();
        Details details = new Details();
        DemoData data = SimulatorSettings.demo().data().withUsers(plan.users());
        try (EenSimulator provider = EenSimulator.start(
                        settings.simulatorPort(),
                        SimulatorSettings.demo()
                                .withRedirectUris(redirects(settings))
                                .withData(data));
                UserRelay relay = UserRelay.start(
                        settings.simulatorPort() + 1, provider.origin().resolve("/api/v3.0/users/self"));
                LoadProcess loader = LoadProcess.start()) {
            provider.posts().keepApiCalls(0);
            Progress.say("users asked for at " + relay.address());
            for (Server server : Server.values()) {
                if (only.isEmpty() || server.name().equalsIgnoreCase(only)) {
                    Progress.say("the page on " + server);
                    new PageRun(settings, plan, server, provider, loader).measure(results, details);
                }
            }
        }
        if (wantsAll()) {
            Part.write(settings, Part.PAGE.label(), results, details);
        }
    }

    /** Whether a variant is to be measured. */
    static boolean wants(Variant variant) {
        String only = System.getProperty(VARIANTS);
        return only == null || List.of(only.split(",")).contains(variant.name());
    }

    /** What each peer makes of its own address by itself. */
    private static String[] redirects(BenchSettings settings) {
        return Stream.of(Portal.values())
                .map(portal -> PortalServer.address(settings, portal))
                .flatMap(address -> Stream.of(
                        address.toString(),
                        address + "/callback?client_name=GenericOAuth20Client",
                        address + "/ibm/api/social-login/redirect/provider"))
                .toArray(String[]::new);
    }
}
