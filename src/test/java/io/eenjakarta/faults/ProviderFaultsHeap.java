package io.eenjakarta.faults;

import io.eenjakarta.cluster.VaultRow;
import io.eenjakarta.cluster.Waiting;
import io.eenjakarta.simulator.TokenPost;
import io.eenjakarta.vault.Grant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server's heap is nearly full while tokens rotate. A server that runs out of it ends itself and is started again, as by a
 * service manager. Requests may fail; nothing may be lost.
 */
final class ProviderFaultsHeap implements FaultScenario {

    private static final int LITTLE_KIB = 16 * 1024;
    /** What a JVM ends with by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** How long an answer of the provider may wait to be read. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final Duration GONE = Duration.ofSeconds(5);

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
        return ground.site().plan().with("EEN_TOKEN_DEADLINE", DEADLINE.toString());
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        Heap heap = new Heap(bench.node(), bench.folder());
        List<FaultRow> rows = new ArrayList<>();
        try (ProviderDrill drill = ground.drill(bench)) {
            rows.add(play(bench, drill, heap, "the heap is full but for 16 MiB", () -> heap.fill(LITTLE_KIB)));
            rows.add(
                    play(bench, drill, heap, "something takes the last 16 MiB of the heap, until there is none", () -> {
                        heap.fill(LITTLE_KIB);
                        heap.leak();
                    }));
        }
        return rows;
    }

    private static FaultRow play(FaultBench bench, ProviderDrill drill, Heap heap, String fault, ProviderDrill.Act act)
            throws Exception {
        try (Keeper keeper = new Keeper(bench.node(), bench.provider().clock())) {
            FaultRow row = drill.play(fault, act, new Full(bench, heap, keeper));
            String end = keeper.ends().isEmpty()
                    ? "the server stayed"
                    : "the server ran out of memory, ended itself and was started again";
            return new FaultRow(
                    row.fault(),
                    row.usersSee() + "; " + end,
                    row.kept() + "; if the server ends, an answer with new tokens that is on its way to it is lost"
                            + " (lost-reply), as at any kill, and that user signs in again; users stay signed in where sessions are in the database, as here, and sign in again"
                            + " where they are in memory and the server ends",
                    row.recovery(),
                    row.held(),
                    end + "; " + row.detail());
        }
    }

    /** What has to be so meanwhile. */
    private static final class Full implements ProviderDrill.Check {

        private final FaultBench bench;
        private final Heap heap;
        private final Keeper keeper;
        private final long errorsBefore;
        private long ended;

        Full(FaultBench bench, Heap heap, Keeper keeper) throws IOException {
            this.bench = bench;
            this.heap = heap;
            this.keeper = keeper;
            this.errorsBefore = errors();
        }

        private long errors() throws IOException {
            return bench.node().logged("OutOfMemoryError");
        }

        @Override
        public boolean everyAnswerExplains() {
            return false;
        }

        @Override
        public void run(ProviderDrill.Met met, List<String> broken) throws IOException {
            if (stayed()) {
                ended = System.nanoTime();
                ProviderDrill.expect(broken, errors() == errorsBefore, "it ran out of memory and went on");
                return;
            }
            List<Keeper.End> ends = keeper.ends();
            ended = ends.get(0).at();
            ProviderDrill.expect(broken, ends.size() == 1, "it ended more than once: " + ends);
            ProviderDrill.expect(
                    broken, ends.get(0).value() == OUT_OF_MEMORY, "it ended by something else: " + ends.get(0));
            try {
                bench.node().awaitReady();
            } catch (IllegalStateException never) {
                broken.add("it does not come back: " + never.getMessage());
            }
        }

        /** Frees the memory, if its process is still the same. */
        private boolean stayed() throws IOException {
            if (keeper.ends().isEmpty()) {
                try {
                    heap.release();
                } catch (IOException gone) {
                    if (!Waiting.until(() -> !keeper.ends().isEmpty(), GONE)) {
                        throw gone;
                    }
                }
            }
            return keeper.ends().isEmpty();
        }

        @Override
        public long ended() {
            return ended;
        }

        /** The provider had used the refresh token up, and its answer was on the way when the server ended. */
        @Override
        public boolean excuses(VaultRow lost) {
            return Grant.LOST_REPLY.equals(lost.reason())
                    && bench.provider().posts().tokenPosts("refresh_token").stream()
                            .filter(post -> post.issuedHash() != null && post.refreshTokenHash() != null)
                            .filter(post -> lost.refreshHash().equals(Optional.of(post.refreshTokenHash())))
                            .anyMatch(post -> keeper.ends().stream().anyMatch(end -> onTheWay(post, end)));
        }

        private static boolean onTheWay(TokenPost post, Keeper.End end) {
            return post.at().isBefore(end.time())
                    && post.at().isAfter(end.time().minus(DEADLINE));
        }
    }
}
