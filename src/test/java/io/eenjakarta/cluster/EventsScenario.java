package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Events that happen one after the other while nodes die and tokens rotate: the node that reads the feed is killed twice, and each
 * browser, on whatever node, has got each event once.
 */
final class EventsScenario implements Scenario {

    private static final int BROWSERS_A_NODE = 2;
    private static final int HOLDERS_KILLED = 2;
    private static final int MOST_KILLS = 8;
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PLACED = Duration.ofSeconds(30);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final Duration ALL_THERE = Duration.ofSeconds(60);
    private static final String OWNER = "SELECT owner FROM een_feed WHERE grant_id = ? AND owner <> ''"
            + " AND leased_until > CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
    private static final String GENERATION = "SELECT CAST(generation AS VARCHAR) FROM een_grant WHERE id = ?";

    private final Cluster cluster;
    private final List<String> failures = new ArrayList<>();
    private final List<EventBrowser> browsers = new ArrayList<>();
    private final CountDownLatch quiet = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "events");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int happened;
    private int kills;
    private double slowest;

    EventsScenario(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Outcome play() throws IOException, SQLException {
        Guest guest = cluster.guests().get(3);
        cluster.signIn(guest);
        String grant = guest.stay().grant();
        String camera = cluster
                .provider()
                .settings()
                .data()
                .camerasOf(guest.user().accountId())
                .stream()
                .filter(each -> each.online())
                .findFirst()
                .orElseThrow()
                .id();
        int generation = Integer.parseInt(asked(GENERATION, grant));
        open(guest, camera);
        threads.execute(() -> happen(camera));
        int holders = 0;
        while (holders < HOLDERS_KILLED && kills < MOST_KILLS) {
            holders += killed(kills % Cluster.NODES, grant) ? 1 : 0;
        }
        quiet.countDown();
        Waiting.until(() -> browsers.stream().allMatch(this::isComplete), ALL_THERE);
        // What came twice comes now.
        Waiting.pause(Duration.ofSeconds(3));
        browsers.forEach(EventBrowser::close);
        int rotations = Integer.parseInt(asked(GENERATION, grant)) - generation;
        cluster.provider().events().endStreams();
        threads.shutdownNow();
        return new Outcome(figures(holders, rotations), failures);
    }

    private void open(Guest guest, String camera) {
        for (int i = 0; i < BROWSERS_A_NODE * Cluster.NODES; i++) {
            EventBrowser browser = new EventBrowser(cluster, guest, camera, i % Cluster.NODES);
            browsers.add(browser);
            threads.execute(browser);
        }
        if (!Waiting.until(() -> browsers.stream().allMatch(EventBrowser::isPlaced), PLACED)) {
            failures.add("not every browser was told where it is");
        }
    }

    private void happen(String camera) {
        try {
            while (!quiet.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                cluster.provider().events().happen("seq-" + happened, camera);
                happened = happened + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it was the node that read the feed */
    private boolean killed(int index, String grant) throws IOException, SQLException {
        Waiting.until(() -> !owner(grant).isEmpty(), TAKEN_OVER);
        String before = owner(grant);
        Node node = cluster.nodes().get(index);
        node.kill();
        kills++;
        cluster.note(new Trouble.Kill(node.name(), CrashPoint.RANDOM, cluster.now()));
        long killed = System.nanoTime();
        // Longer than its lease: whoever holds it then lives.
        Waiting.until(() -> isAnother(before, owner(grant)), Duration.ofSeconds(6));
        boolean taken = isAnother(before, owner(grant));
        if (taken) {
            slowest = Math.max(slowest, Math.round((System.nanoTime() - killed) / 1e8) / 10.0);
        }
        node.launch();
        node.awaitReady();
        Waiting.pause(Duration.ofSeconds(2));
        return taken;
    }

    private static boolean isAnother(String before, String now) {
        return !now.isEmpty() && !now.equals(before);
    }

    private String owner(String grant) {
        try {
            return asked(OWNER, grant);
        } catch (SQLException away) {
            return "";
        }
    }

    private String asked(String sql, String value) throws SQLException {
        try (Connection connection = cluster.postgres().source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private boolean isComplete(EventBrowser browser) {
        return new HashSet<>(browser.seen()).size() >= happened;
    }

    private JsonObject figures(int holders, int rotations) {
        List<String> all =
                IntStream.range(0, happened).mapToObj(i -> "seq-" + i).toList();
        int lost = 0;
        int doubled = 0;
        int connections = 0;
        for (EventBrowser browser : browsers) {
            Set<String> once = new HashSet<>(browser.seen());
            doubled += browser.seen().size() - once.size();
            lost += (int) all.stream().filter(id -> !once.contains(id)).count();
            connections += browser.connections();
            if (!browser.over().isEmpty()) {
                failures.add("a stream was ended for good: " + browser.over());
            }
        }
        expect("events lost", 0, lost);
        expect("events told twice", 0, doubled);
        expect("deaths of the node that read the feed", HOLDERS_KILLED, holders);
        if (rotations == 0 || happened == 0) {
            failures.add(rotations + " rotations and " + happened + " events meanwhile");
        }
        return Json.createObjectBuilder()
                .add("browsers", browsers.size())
                .add("events", happened)
                .add("lost", lost)
                .add("doubled", doubled)
                .add("kills", kills)
                .add("holders_killed", holders)
                .add("slowest_takeover_seconds", slowest)
                .add("rotations", rotations)
                .add("connections", connections)
                .add("subscriptions", cluster.provider().events().made())
                .add("streams", cluster.provider().events().opened())
                .build();
    }

    private void expect(String what, int expected, int found) {
        if (expected != found) {
            failures.add(what + ": " + found + " instead of " + expected);
        }
    }
}
