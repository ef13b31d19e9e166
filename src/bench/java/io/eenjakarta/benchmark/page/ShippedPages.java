package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.StackShares;
import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.benchmark.page.Guests.Guest;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * Pages of the portal that ships, for a caller who is in, beside a file of it that anybody may have; and whose code its server is
 * busy with meanwhile. None of them calls the provider.
 */
final class ShippedPages {

    private static final String FILE = "/een.css";
    private static final List<String> PAGES = List.of("/session", "/connection");

    private final PortalServer server;
    private final LoadProcess loader;
    private final PagePlan plan;

    ShippedPages(PortalServer server, LoadProcess loader, PagePlan plan) {
        this.server = server;
        this.loader = loader;
        this.plan = plan;
    }

    /** Blocks until it serves, then measures. */
    void measure(DemoData.User user, Path output, List<Result> results, Details details)
            throws IOException, InterruptedException {
        server.awaitReady();
        Progress.say("the portal that ships");
        String cookies = new Visitor().signIn(server.page("/connection"), user.email(), user.password());
        Path in = server.file("in.users");
        Path anybody = server.file("anybody.users");
        Guests.write(Collections.nCopies(PageRun.GUESTS, new Guest(cookies, "")), in);
        Guests.write(Collections.nCopies(PageRun.GUESTS, new Guest("", "")), anybody);
        loader.run(server.page(FILE), anybody, plan.warmUp());
        double file = loader.run(server.page(FILE), anybody, plan.round()).perSecond();
        for (String page : PAGES) {
            loader.run(server.page(page), in, plan.warmUp());
            Path recording = output.resolve("page" + page.replace('/', '-') + ".jfr");
            Recording sampling = server.record();
            Round round = loader.run(server.page(page), in, plan.profile());
            sampling.stop(recording);
            String name = "GET " + page + " of the portal, signed in";
            results.add(Result.more(name, "requests/s", round.perSecond(), "GET /een.css, anonymous", file, 1));
            StackShares shares = StackShares.of(recording);
            results.addAll(shares.results(name));
            shares.judge(name, details);
        }
    }
}
