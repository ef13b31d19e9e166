package io.eenjakarta.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The application's clock jumps, while the clocks of the provider and the database go on as they should. */
final class ProviderFaultsClock implements FaultScenario {

    private static final Duration JUMP = Duration.ofHours(1);
    /** All access tokens are over then, as the provider sees it. */
    private static final Duration TOKENS_OVER = Duration.ofHours(13);

    private final ProviderGround ground;

    ProviderFaultsClock(ProviderGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "provider-clock";
    }

    @Override
    public FaultPlan plan() {
        return ground.site().plan();
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        List<FaultRow> rows = new ArrayList<>();
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(jump(bench, drill, "the server's clock jumps an hour ahead, later back", JUMP));
            rows.add(jump(bench, drill, "the server's clock jumps an hour back, later ahead", JUMP.negated()));
        }
        return rows;
    }

    private FaultRow jump(FaultBench bench, ProviderDrill drill, String fault, Duration by) throws Exception {
        return drill.play(
                fault,
                () -> {
                    ground.site().clock().jump(by);
                    bench.provider().clock().advance(TOKENS_OVER);
                },
                (met, broken) -> {
                    ProviderDrill.expect(broken, met.allOk(), "somebody noticed");
                    ProviderDrill.expect(broken, ground.site().clock().wasWrong(), "the clock did not jump at all");
                });
    }
}
