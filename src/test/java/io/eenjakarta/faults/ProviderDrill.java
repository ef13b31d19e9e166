package io.eenjakarta.faults;

import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.VaultRow;
import io.eenjakarta.cluster.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One fault after the other, and what everybody meets: guests open pages that ask the provider, a stranger signs in, a job works
 * under a connected grant, and pages that need no provider are opened all the time. When it is over, all is to come back.
 */
final class ProviderDrill implements AutoCloseable {

    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** A portal counts how many sign-ins begin at one address within a minute. */
    private static final Duration SIGN_IN_AGAIN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PAGES_EACH = 2;
    /** Twice as many as requests of this drill can hold at a time, and some that the server starts for itself. */
    private static final int MORE_THREADS = 60;
    /** One that waits for the provider would take hundreds of times as long. */
    private static final double SLOWER = 50;

    private final FaultBench bench;
    private final ProviderSite site;
    private final ProviderPeople people;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Something that is done to the site. */
    interface Act {
        void run() throws IOException;
    }

    /** What was met while something was wrong. */
    record Met(List<ProviderMeeting> pages, List<ProviderMeeting> jobs, List<ProviderMeeting> strangers) {

        boolean explained() {
            return all().allMatch(ProviderMeeting::explained);
        }

        boolean allOk() {
            return all().allMatch(ProviderMeeting::ok);
        }

        private Stream<ProviderMeeting> all() {
            return Stream.of(pages, jobs, strangers).flatMap(Collection::stream);
        }
    }

    ProviderDrill(FaultBench bench, ProviderSite site, ProviderPeople people) {
        this.bench = bench;
        this.site = site;
        this.people = people;
    }

    /** What else has to be so, before all is made well again; adds to the list what is not. */
    interface Check {

        /** Whether nobody may meet an answer that explains nothing, and other pages are to be as quick as ever. */
        default boolean everyAnswerExplains() {
            return true;
        }

        void run(Met met, List<String> broken) throws IOException;

        /** When the fault was over, by {@link System#nanoTime}: now, unless it ended of itself. Asked when all is well again. */
        default long ended() {
            return System.nanoTime();
        }

        /** Whether a grant may be lost in this way, so that its user has to sign in again. */
        default boolean excuses(VaultRow lost) {
            return false;
        }
    }

    /** Plays one. Blocks until all is well again, or for a minute. */
    FaultRow play(String fault, Act wrong) throws Exception {
        return play(fault, wrong, (met, broken) -> {});
    }

    /** The same, with a check of its own. */
    FaultRow play(String fault, Act wrong, Check check) throws Exception {
        Progress.say("fault: " + fault);
        site.well(bench.provider());
        long caught = site.trap().caught().size();
        int threadsBefore = threads();
        ProviderLog log = ProviderLog.of(bench.node());
        ProviderOthers others = new ProviderOthers(bench);
        wrong.run();
        Met met = meet(others);
        List<String> broken = new ArrayList<>();
        check.run(met, broken);
        int threadsMeanwhile = threads();
        site.well(bench.provider());
        List<VaultRow> excused = new ArrayList<>();
        Duration recovery = recovered(check, excused, broken);
        ProviderSendings sendings = ProviderSendings.of(bench, site);
        boolean harsh = !check.everyAnswerExplains();
        expect(broken, harsh || met.explained(), "somebody met an answer that explains nothing");
        expect(broken, harsh || others.allOk(), "pages that need no provider failed");
        expect(broken, harsh || others.ratio() < SLOWER, "pages that need no provider waited");
        expect(broken, threadsMeanwhile < threadsBefore + MORE_THREADS, "threads piled up");
        expect(broken, sendings.undeclared() == 0, sendings.undeclared() + " refresh tokens sent twice undeclared");
        expect(broken, site.trap().caught().size() == caught, "something came to the other host");
        List<VaultRow> lost = people.lost();
        expect(broken, lost.isEmpty(), lost.size() + " grants lost: " + lost);
        String detail = "log " + new TreeSet<>(log.news()) + "; other pages took "
                + Math.round(others.ratio() * 10) / 10.0
                + " times as long"
                + "; threads " + threadsBefore + " -> " + threadsMeanwhile + "; tokens sent once more, declared: "
                + sendings.repeated()
                + (excused.isEmpty() ? "" : "; lost as declared, and signed in again: " + excused.size());
        return new FaultRow(
                fault,
                "pages with cameras: " + ProviderMeeting.summary(met.pages()) + "; signing in: "
                        + ProviderMeeting.summary(met.strangers()) + "; jobs: " + ProviderMeeting.summary(met.jobs())
                        + "; every other page " + others.summary(),
                "all sign-ins and connected grants; no refresh token was sent twice but for a declared replay",
                recovery,
                broken.isEmpty(),
                broken.isEmpty() ? detail : String.join("; ", broken) + " | " + detail);
    }

    /** Twice: at first some tokens live, later none does. */
    private Met meet(ProviderOthers others) throws Exception {
        Met met = new Met(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < 2; round++) {
            List<Future<ProviderMeeting>> pages = new ArrayList<>();
            for (Visit guest : people.guests()) {
                for (int i = 0; i < PAGES_EACH; i++) {
                    pages.add(threads.submit(() -> people.cameras(guest)));
                }
            }
            Future<ProviderMeeting> job = threads.submit(people::job);
            Future<ProviderMeeting> stranger = threads.submit(people::stranger);
            long end = System.nanoTime()
                    + Duration.ofSeconds(ProviderSite.TOKEN_SECONDS).toNanos() * 3 / 5;
            do {
                others.open();
            } while (System.nanoTime() < end || !job.isDone() || !stranger.isDone());
            for (Future<ProviderMeeting> page : pages) {
                met.pages().add(of(page));
            }
            met.jobs().add(of(job));
            met.strangers().add(of(stranger));
        }
        return met;
    }

    private static ProviderMeeting of(Future<ProviderMeeting> one)
            throws InterruptedException, ExecutionException, TimeoutException {
        return one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Of the server's process, which may be another one than before. */
    private int threads() throws IOException {
        try (Gauges gauges = bench.gauges()) {
            return gauges.threads();
        }
    }

    /** From the end of the fault until everybody gets everything. */
    private Duration recovered(Check check, List<VaultRow> excused, List<String> broken) throws Exception {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < people.guests().size(); i++) {
            int guest = i;
            all.add(() -> comes(() -> people.cameras(people.guests().get(guest))));
        }
        all.add(() -> comes(people::job));
        all.add(() -> Waiting.until(() -> people.stranger().ok(), BACK, SIGN_IN_AGAIN));
        long ended = check.ended();
        List<Future<Boolean>> looks = all.stream().map(threads::submit).toList();
        while (!looks.stream().allMatch(Future::isDone)) {
            excused.addAll(people.replace(check::excuses));
            Waiting.pause(LOOK);
        }
        Duration recovery = Duration.ofNanos(System.nanoTime() - ended);
        for (Future<Boolean> one : looks) {
            expect(broken, one.get(), "somebody's pages do not come back");
        }
        return recovery;
    }

    /** Blocks until it goes well; false after a minute. */
    static boolean comes(Supplier<ProviderMeeting> what) {
        return Waiting.until(() -> what.get().ok(), BACK, LOOK);
    }

    static void expect(List<String> broken, boolean so, String otherwise) {
        if (!so) {
            broken.add(otherwise);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
