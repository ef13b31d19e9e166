package io.eenjakarta.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The server's heap is nearly full while tokens rotate. Requests may fail; nothing may be lost. */
final class ProviderFaultsHeap implements FaultScenario {

    private static final int LITTLE_KIB = 16 * 1024;
    private static final int NOTHING_KIB = 512;

    private final ProviderGround ground;

    ProviderFaultsHeap(ProviderGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "provider-heap";
    }

    @Override
    public FaultPlan plan() {
        // As shipped: collections of garbage hold up an answer for seconds, and one that is late is lost.
        return ground.site().plan().with("EEN_TOKEN_DEADLINE", "PT10S");
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        Heap heap = new Heap(bench.node(), bench.folder());
        List<FaultRow> rows = new ArrayList<>();
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(play(drill, heap, "the heap is full but for 16 MiB", LITTLE_KIB));
            if (bench.longForm()) {
                rows.add(play(drill, heap, "the heap is full", NOTHING_KIB));
            }
        } finally {
            heap.release();
        }
        return rows;
    }

    private static FaultRow play(ProviderDrill drill, Heap heap, String fault, int left) throws Exception {
        return drill.play(fault, () -> heap.fill(left), new ProviderDrill.Check() {
            @Override
            public boolean everyAnswerExplains() {
                return false;
            }

            @Override
            public void run(ProviderDrill.Met met, List<String> broken) throws IOException {
                heap.release();
            }
        });
    }
}
