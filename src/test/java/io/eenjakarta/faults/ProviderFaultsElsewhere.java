package io.eenjakarta.faults;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Faults;
import java.util.ArrayList;
import java.util.List;

/** The provider sends us elsewhere, or answers with a page where data is due. Nothing may come to the other host. */
final class ProviderFaultsElsewhere implements FaultScenario {

    private final ProviderGround ground;

    ProviderFaultsElsewhere(ProviderGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "provider-elsewhere";
    }

    @Override
    public FaultPlan plan() {
        return ground.site().plan();
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        ProviderTrap trap = ground.site().trap();
        Faults faults = bench.provider().faults();
        List<FaultRow> rows = new ArrayList<>();
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(drill.play("the token end point answers 302 to another host", () -> faults.all(EndPoint.TOKEN_ANY)
                    .redirect(trap.address("/oauth2/token"))));
            rows.add(drill.play("the token end point answers 307 to another host", () -> faults.all(EndPoint.TOKEN_ANY)
                    .answer(307, "text/plain", "", "Location", trap.address("/oauth2/token"))));
            rows.add(drill.play(
                    "the API answers 302 to another host, whatever it is asked",
                    () -> faults.all(EndPoint.API_ANY).redirect(trap.address("/api/v3.0/cameras"))));
            rows.add(drill.play("the token end point and the API answer 200 with a page of HTML", () -> {
                faults.all(EndPoint.TOKEN_ANY).html(200);
                faults.all(EndPoint.API_ANY).html(200);
            }));
        }
        return rows;
    }
}
