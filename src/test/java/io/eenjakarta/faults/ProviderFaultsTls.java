package io.eenjakarta.faults;

import io.eenjakarta.faults.Certificates.Identity;
import java.util.ArrayList;
import java.util.List;

/** The provider, or somebody in its place, shows a wrong certificate. Nothing may be said to whoever that is. */
final class ProviderFaultsTls implements FaultScenario {

    private final ProviderGround ground;

    ProviderFaultsTls(ProviderGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "provider-tls";
    }

    @Override
    public FaultPlan plan() {
        return ground.site().plan();
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        List<FaultRow> rows = new ArrayList<>();
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(play(bench, drill, "the provider's certificate has expired", Identity.EXPIRED));
            rows.add(play(bench, drill, "a certificate of another host", Identity.OTHER_HOST));
            rows.add(play(bench, drill, "a self-signed certificate with the right names", Identity.SELF_SIGNED));
        }
        return rows;
    }

    /** Whatever is asked under a wrong certificate would come to the simulator: it must not have been asked anything. */
    private FaultRow play(FaultBench bench, ProviderDrill drill, String fault, Identity identity) throws Exception {
        int[] asked = new int[1];
        return drill.play(
                fault,
                () -> {
                    asked[0] = bench.provider().posts().all().size();
                    ground.site().show(identity);
                },
                (met, broken) -> ProviderDrill.expect(
                        broken,
                        bench.provider().posts().all().size() == asked[0],
                        "requests with secrets were sent to a server with a wrong certificate"));
    }
}
