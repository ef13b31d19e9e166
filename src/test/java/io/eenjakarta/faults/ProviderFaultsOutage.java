package io.eenjakarta.faults;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SocketFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The provider slow, down, and there but silent. */
final class ProviderFaultsOutage implements FaultScenario {

    private static final Duration DRIP = Duration.ofMillis(200);

    private final ProviderGround ground;

    ProviderFaultsOutage(ProviderGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "provider-outage";
    }

    @Override
    public FaultPlan plan() {
        return ground.site().plan();
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        ProviderSite site = ground.site();
        List<FaultRow> rows = new ArrayList<>();
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(drill.play("the token end point answers a byte at a time, and nothing comes of it", () -> {
                bench.provider().faults().dripEvery(DRIP);
                bench.provider().faults().all(EndPoint.TOKEN_ANY).socket(SocketFault.DRIP_HEAD);
            }));
            rows.add(drill.play("the API is slow: each answer comes a second and a half late", () -> site.api()
                    .trouble(WayTrouble.SLOW)));
            rows.add(drill.play(
                    "the API takes requests and never answers", () -> site.api().trouble(WayTrouble.UNANSWERED)));
            if (bench.longForm()) {
                rows.add(drill.play(
                        "the API answers a byte at a time", () -> site.api().trouble(WayTrouble.DRIPPING)));
            }
            rows.add(drill.play(
                    "the provider is down: connections are refused", () -> site.trouble(WayTrouble.REFUSED)));
            rows.add(drill.play(
                    "half-open: connections are accepted, and then there is silence",
                    () -> site.trouble(WayTrouble.SILENT)));
            rows.add(drill.play(
                    "half-open: requests are taken and never answered", () -> site.trouble(WayTrouble.UNANSWERED)));
            rows.add(drill.play("connections are reset once a request is there", () -> site.trouble(WayTrouble.RESET)));
            rows.add(drill.play("connections are not even refused", () -> site.trouble(WayTrouble.UNACCEPTED)));
        }
        return rows;
    }
}
