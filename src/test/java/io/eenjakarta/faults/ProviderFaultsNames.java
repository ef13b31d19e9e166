package io.eenjakarta.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Names that cannot be looked up: one that never could, and all of them from one moment to the next. */
final class ProviderFaultsNames implements FaultScenario {

    private final ProviderGround ground;

    ProviderFaultsNames(ProviderGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "provider-names";
    }

    @Override
    public FaultPlan plan() {
        return ground.site().plan();
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        List<FaultRow> rows = new ArrayList<>();
        rows.add(neverKnown(bench));
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(drill.play(
                    "names cannot be looked up any more (DNS is gone)",
                    () -> ground.site().names().gone()));
        }
        return rows;
    }

    /** As by a typing error in the settings, or behind a firewall: the server starts all the same. */
    private FaultRow neverKnown(FaultBench bench) throws Exception {
        ground.site().well(bench.provider());
        ground.site().names().unknown();
        ProviderPeople people = new ProviderPeople(bench);
        ProviderMeeting met = people.stranger();
        boolean serves = ProviderMeeting.of(() -> bench.http()
                        .send(
                                java.net.http.HttpRequest.newBuilder(bench.page("/"))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString()))
                .ok();
        ground.site().well(bench.provider());
        long began = System.nanoTime();
        boolean back = ProviderDrill.comes(people::stranger);
        return new FaultRow(
                "the name of the token end point was never known",
                "signing in: " + ProviderMeeting.summary(List.of(met)) + "; every other page as ever",
                "there was nothing to lose yet",
                Duration.ofNanos(System.nanoTime() - began),
                serves && back && met.explained() && !met.ok(),
                "home page " + serves + ", sign-in after the name was known " + back);
    }
}
