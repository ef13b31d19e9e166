package io.eenjakarta.faults;

import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.cluster.Waiting;
import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * People at work while the vault's database is in trouble: some are signed in with tokens that live, one has a token that ends
 * meanwhile, and others, one after the other, sign in.
 */
final class StoreUsers implements AutoCloseable {

    /** Of the token that ends meanwhile. */
    static final Duration SHORT_LIFE = Duration.ofSeconds(3);

    private static final Duration LONG_LIFE = Duration.ofHours(12);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int SIGNED_IN = 4;
    /** The status of an answer that leads to the sign-in. */
    static final int SIGN_IN = 302;

    private static final int ATTEMPTS = 5;

    private final FaultBench bench;
    private final List<DemoData.User> strangers;
    private final List<String> at = new ArrayList<>();
    private final Queue<StoreSeen.Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean over;

    /** What they do. */
    interface Step {
        int status() throws IOException, InterruptedException;
    }

    /** Signs in those who are to be signed in, and has them begin. */
    StoreUsers(FaultBench bench) throws IOException, InterruptedException {
        this.bench = bench;
        List<DemoData.User> users = bench.users();
        this.strangers = users.subList(SIGNED_IN + 1, users.size());
        bench.provider().book().accessTokensLive(LONG_LIFE);
        List<AtomicReference<Visit>> visits = new ArrayList<>();
        for (DemoData.User user : users.subList(0, SIGNED_IN)) {
            visits.add(new AtomicReference<>(enter(bench, user)));
        }
        bench.provider().book().accessTokensLive(SHORT_LIFE);
        AtomicReference<Visit> due = new AtomicReference<>(enter(bench, users.get(SIGNED_IN)));
        bench.provider().book().accessTokensLive(LONG_LIFE);
        for (AtomicReference<Visit> visit : visits) {
            begin(StoreSeen.SIGNED_IN, Duration.ofMillis(250), () -> page(visit));
        }
        begin(StoreSeen.DUE, Duration.ofMillis(250), () -> page(due));
        begin(StoreSeen.NEW, Duration.ofSeconds(1), this::signIn);
    }

    /** Signs somebody in who is to be in before anything happens, on a machine that is perhaps busy. */
    static Visit enter(FaultBench bench, DemoData.User user) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return bench.signIn(user);
            } catch (IllegalStateException refused) {
                if (attempt == ATTEMPTS) {
                    throw refused;
                }
                Waiting.pause(Duration.ofSeconds(1));
            }
        }
    }

    /** Who is sent to sign in does so, with the same answer to tell; the next page is asked for in the new session. */
    private int page(AtomicReference<Visit> visit) throws IOException, InterruptedException {
        int status = visit.get().open(bench.page("/account")).statusCode();
        if (status == SIGN_IN) {
            try {
                visit.set(bench.signIn(visit.get().user()));
            } catch (IllegalStateException awayAgain) {
                return status;
            }
        }
        return status;
    }

    /** Each time somebody else, with a new browser. */
    private int signIn() throws IOException, InterruptedException {
        DemoData.User user = strangers.get(at.size() % strangers.size());
        at.add(user.email());
        return signedIn(bench, user);
    }

    /** Signs somebody in with a new browser; the status of the page at the end of that way. */
    static int signedIn(FaultBench bench, DemoData.User user) throws IOException, InterruptedException {
        try {
            String start = "/?een-login=een&target=%2Faccount";
            new Visitor(bench.http()).signIn(bench.page(start), bench.page("/account"), user.email(), user.password());
            return 200;
        } catch (IllegalStateException ended) {
            return Integer.parseInt(ended.getMessage().replaceAll(".* ", ""));
        }
    }

    private void begin(String who, Duration pause, Step step) {
        String name = who + " " + at.size() + "/" + step.hashCode();
        threads.execute(() -> {
            while (!over) {
                long began = System.nanoTime();
                int status = status(step);
                answers.add(new StoreSeen.Answer(who, name, began, System.nanoTime(), status));
                Waiting.pause(pause);
            }
        });
    }

    /** The status of an answer; 0 for none. */
    static int status(Step step) {
        try {
            return step.status();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /**
     * Blocks until everybody has a page that they asked for after the fault, and somebody has signed in.
     *
     * @param began when the fault began, by {@link System#nanoTime}
     * @param ended when it was over
     */
    StoreSeen finish(long began, long ended) {
        Waiting.until(() -> seen(began, ended).recovery() != null, RECOVERY);
        return seen(began, ended);
    }

    /**
     * Ends every access token and blocks until everybody has a page again, which takes the newest refresh token of each.
     *
     * @return whether all got one
     */
    boolean allRenew() {
        bench.provider().book().killAccessTokens();
        long killed = System.nanoTime();
        return Waiting.until(() -> seen(killed, killed).recovery() != null, RECOVERY);
    }

    /** Blocks until somebody has a page that was asked for from now on, as long as recovery may take. */
    void awaitPage() {
        long now = System.nanoTime();
        Waiting.until(
                () -> answers.stream()
                        .anyMatch(answer ->
                                answer.who().equals(StoreSeen.SIGNED_IN) && answer.ok() && answer.from() - now >= 0),
                RECOVERY);
    }

    private StoreSeen seen(long began, long ended) {
        return new StoreSeen(List.copyOf(answers), began, ended);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
