package io.eenjakarta.faults;

import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.cluster.VaultRow;
import io.eenjakarta.cluster.Waiting;
import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Some who are signed in, a job that works under a connected grant, and strangers who come to sign in. */
final class ProviderPeople {

    /** Several times as long as the longest that a page may wait for the provider here. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int GUESTS = 4;
    private static final int SIGN_IN_ATTEMPTS = 10;

    private final FaultBench bench;
    private final AtomicInteger strangers = new AtomicInteger();
    private final List<Visit> guests = new CopyOnWriteArrayList<>();
    private final Set<String> grants = new HashSet<>();
    private volatile String job;

    ProviderPeople(FaultBench bench) {
        this.bench = bench;
    }

    /** The guests sign in, and the job's grant is made, by a user who is gone. */
    void arrive() throws IOException, InterruptedException, SQLException {
        for (DemoData.User user : bench.users().subList(0, GUESTS)) {
            guests.add(signedIn(user));
            grants.add(bench.vault().grantOf(user.id()));
        }
        engage();
        // What the server has read of it before is good for some seconds.
        if (!ProviderDrill.comes(this::job)) {
            throw new IllegalStateException("the job cannot work: " + job());
        }
    }

    /** Its owner signs in and connects the account for the job. */
    private void engage() throws IOException, InterruptedException, SQLException {
        DemoData.User owner = bench.users().get(GUESTS);
        signedIn(owner);
        job = bench.vault().grantOf(owner.id());
        grants.add(job);
        connect(job);
    }

    /** A server that has just started on a busy machine may take longer than it is given. */
    private Visit signedIn(DemoData.User user) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return bench.signIn(user);
            } catch (IllegalStateException notYet) {
                if (attempt == SIGN_IN_ATTEMPTS) {
                    throw notYet;
                }
                Waiting.pause(Duration.ofSeconds(1));
            }
        }
    }

    List<Visit> guests() {
        return guests;
    }

    /** A page that asks the provider. */
    ProviderMeeting cameras(Visit guest) {
        return asked(guest, "/cameras", "text/html");
    }

    /** What a job asks that nobody waits for: the first guest is an administrator and may try it. */
    ProviderMeeting job() {
        return asked(guests.get(0), "/admin/calls/" + job + "/cameras", "application/json");
    }

    private ProviderMeeting asked(Visit guest, String page, String accept) {
        HttpRequest request = guest.ask(bench.page(page))
                .timeout(PATIENCE)
                .header("Accept", accept)
                .build();
        return ProviderMeeting.of(() -> bench.http().send(request, BodyHandlers.ofString()));
    }

    /** Somebody else signs in, with a new browser. */
    ProviderMeeting stranger() {
        List<DemoData.User> others =
                bench.users().subList(GUESTS + 1, bench.users().size());
        DemoData.User user = others.get(strangers.getAndIncrement() % others.size());
        return ProviderMeeting.of(() -> new Visitor(bench.http())
                .enter(bench.page("/?een-login=een&target=%2Fconnection"), user.email(), user.password()));
    }

    /** Those of the guests' and the job's grants that nobody can use any more, as the vault says. */
    List<VaultRow> lost() throws SQLException {
        List<VaultRow> rows = bench.vault().rows().stream()
                .filter(row -> grants.contains(row.grant()))
                .toList();
        if (rows.size() != grants.size()) {
            throw new IllegalStateException(rows.size() + " rows of " + grants.size() + " grants");
        }
        return rows.stream().filter(row -> row.ended() || row.status().isDead()).toList();
    }

    /** Those whose grants are lost in a way that nobody could help sign in again, the job's owner too. What was lost so. */
    List<VaultRow> replace(Predicate<VaultRow> nobodysFault) throws IOException, InterruptedException, SQLException {
        List<VaultRow> rows = lost().stream().filter(nobodysFault).toList();
        for (VaultRow row : rows) {
            grants.remove(row.grant());
            if (row.grant().equals(job)) {
                engage();
            }
            for (int i = 0; i < guests.size(); i++) {
                DemoData.User user = guests.get(i).user();
                if (user.id().equals(row.user())) {
                    guests.set(i, signedIn(user));
                    grants.add(bench.vault().grantOf(user.id()));
                }
            }
        }
        return rows;
    }

    private void connect(String grant) throws SQLException {
        try (Connection connection = bench.postgres().source().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE een_grant SET kind = 'OFFLINE' WHERE id = ?")) {
            statement.setString(1, grant);
            statement.executeUpdate();
        }
    }
}
