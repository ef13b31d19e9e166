package io.eenjakarta.faults;

import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Waiting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The portal is taken out of the running server and put in again, many times, while people use it. */
final class StoreFaultsRedeploy implements FaultScenario {

    private static final int TIMES = Integer.getInteger("faults.redeployments", 20);
    /** By then, everything is loaded and compiled that is to be. */
    private static final int SETTLED = 3;

    private static final int VIEWERS = 2;
    private static final int ERROR = 500;
    private static final Duration USED = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(30);
    /**
     * What the servers themselves keep of each undeployed application: RESTEasy's list of REST client listeners holds its class
     * loader for good, and so does Open Liberty's list of login mechanisms.
     */
    private static final long KEPT_BY_SERVER = 6L << 20;

    private final ExecutorService viewers = Executors.newCachedThreadPool();
    private volatile boolean over;

    @Override
    public String name() {
        return "redeploy";
    }

    @Override
    public FaultPlan plan() {
        return FaultPlan.postgres().withUsers(60);
    }

    /**
     * What came of it.
     *
     * @param early what was left behind after a few times
     * @param late the same after the last
     * @param gaps without the portal, each from the order until it served again
     */
    private record Played(StoreSeen seen, boolean renewed, Remnants early, Remnants late, List<Duration> gaps) {}

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        // Whoever is just signing in signs in again: what the provider gave out in that moment is used by nobody.
        StoreBooks books = new StoreBooks(bench, "LOGIN_FORGOTTEN");
        Played played;
        try (StoreUsers users = new StoreUsers(bench)) {
            watch(bench);
            played = play(bench, users);
        } finally {
            over = true;
            viewers.shutdown();
        }
        boolean sessionsStay = bench.node().server() == Server.LIBERTY;
        List<String> wrong = wrong(played, sessionsStay);
        wrong.addAll(books.differences());
        Duration longest = played.gaps().stream().max(Duration::compareTo).orElseThrow();
        String detail = played.seen() + "; longest gap " + longest.toMillis() + " ms; left behind after " + SETTLED
                + " times " + played.early() + ", after " + TIMES + " " + played.late()
                + (wrong.isEmpty() ? "" : "; NOT AS PROMISED: " + wrong);
        Progress.say(detail);
        return List.of(new FaultRow(
                "the portal is undeployed and deployed again under load, " + TIMES + " times",
                "not found (404), no answer or told to try again (503) while it is away, "
                        + (sessionsStay
                                ? "never an error (500); then who was signed in still is, and who was just signing in signs in again"
                                : "WildFly's own error (500) for what was just under way; then everybody signs in again: WildFly's"
                                        + " servers have a copy of each session in memory, and this one has no other"),
                "every grant" + (sessionsStay ? ", every session" : "")
                        + "; no thread, connection or lease is left behind. The servers' own lists of REST client"
                        + " listeners and login mechanisms keep the classes of what was undeployed, some MB each time: restart the"
                        + " server now and then",
                longest,
                wrong.isEmpty(),
                detail));
    }

    private static Played play(FaultBench bench, StoreUsers users) throws Exception {
        Redeployment redeployment = new Redeployment(bench);
        List<Duration> gaps = new ArrayList<>();
        Remnants early = null;
        long began = System.nanoTime();
        for (int i = 1; i <= TIMES; i++) {
            long gone = System.nanoTime();
            redeployment.undeploy();
            if (i == SETTLED) {
                early = settled(bench);
                gone = System.nanoTime();
            }
            redeployment.deploy();
            gaps.add(Duration.ofNanos(System.nanoTime() - gone));
            // Until somebody has called the API, Open Liberty has not read all that it needs of the archive.
            users.awaitPage();
            Waiting.pause(USED);
        }
        StoreSeen seen = users.finish(began, System.nanoTime());
        boolean renewed = users.allRenew();
        redeployment.undeploy();
        Remnants late = settled(bench);
        redeployment.deploy();
        return new Played(seen, renewed, early, late, gaps);
    }

    /** Blocks until no lease is left, as long as one may last. */
    private static Remnants settled(FaultBench bench) throws Exception {
        Remnants now = Remnants.of(bench);
        for (long began = System.nanoTime();
                now.leases() + now.frames() > 0 && System.nanoTime() - began < LEASE.toNanos();
                now = Remnants.of(bench)) {
            Waiting.pause(Duration.ofSeconds(1));
        }
        return now;
    }

    private static List<String> wrong(Played played, boolean sessionsStay) {
        List<String> wrong = new ArrayList<>();
        long strange = played.seen().answers().stream()
                .filter(answer -> !answer.ok() && !List.of(0, 404, 503).contains(answer.status()))
                .filter(answer ->
                        sessionsStay || !List.of(StoreUsers.SIGN_IN, ERROR).contains(answer.status()))
                .count();
        if (strange > 0) {
            wrong.add(strange + " answers that nobody should get");
        }
        if (played.seen().recovery() == null || !played.renewed()) {
            wrong.add("not everybody got a page afterwards, or new tokens");
        }
        Remnants early = played.early();
        Remnants late = played.late();
        if (late.frames() > 0) {
            wrong.add("threads run our code, although it is not deployed");
        }
        if (late.threads() > early.threads() + TIMES) {
            wrong.add("threads stay");
        }
        if (late.heapBytes()
                > early.heapBytes() + KEPT_BY_SERVER * played.gaps().size()) {
            wrong.add("the heap grows by more than what the servers keep");
        }
        if (late.connections() > early.connections() + TIMES / 2) {
            wrong.add("connections stay");
        }
        if (late.leases() > 0) {
            wrong.add("leases stay");
        }
        return wrong;
    }

    /** Some watch for events all the time, so that there are feeds, streams and their leases. */
    private void watch(FaultBench bench) throws Exception {
        for (int i = 0; i < VIEWERS; i++) {
            Visit viewer = StoreUsers.enter(bench, bench.users().get(i));
            String camera = bench.provider()
                    .settings()
                    .data()
                    .camerasOf(viewer.user().accountId())
                    .get(0)
                    .id();
            viewers.execute(() -> {
                while (!over) {
                    StoreUsers.status(() -> bench.http()
                            .send(
                                    viewer.ask(bench.page("/events/stream?camera=" + camera))
                                            .header("Accept", "text/event-stream")
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode());
                    Waiting.pause(USED);
                }
            });
        }
    }
}
