package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A session outlives the node that made it, killed or stopped, and is good on the others meanwhile, as far as they run on
 * the same server. When all of them stop, what PostgreSQL keeps for Open Liberty is there afterwards; copies in the memory
 * of WildFlys are not, and nothing here says so.
 */
final class SessionScenario implements Scenario {

    private final Cluster cluster;
    private final Balancer balancer;
    private final List<String> failures = new ArrayList<>();
    private final JsonObjectBuilder figures = Json.createObjectBuilder();

    SessionScenario(Cluster cluster) {
        this.cluster = cluster;
        this.balancer = new Balancer(cluster);
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Outcome play() throws IOException {
        Node maker = cluster.nodes().get(0);
        Guest guest = cluster.guests().get(1);
        cluster.signIn(guest);
        Guest.Stay stay = guest.stay();
        List<Node> others = cluster.nodes().stream()
                .filter(node -> node != maker && node.server() == maker.server())
                .toList();
        maker.kill();
        cluster.note(new Trouble.Kill(maker.name(), CrashPoint.RANDOM, cluster.now()));
        see("on_others_after_kill", stay, others);
        maker.launch();
        maker.awaitReady();
        see("on_maker_after_kill", stay, List.of(maker));
        maker.stop();
        see("on_others_after_stop", stay, others);
        maker.launch();
        maker.awaitReady();
        see("on_maker_after_stop", stay, List.of(maker));
        if (!guest.stay().equals(stay)) {
            failures.add("the guest had to sign in again");
        }
        unread(maker, cluster.guests().get(2).stay());
        return new Outcome(figures.build(), failures);
    }

    /** A session that a new node has not read is out of its reach without the database, but nobody has to sign in for that. */
    private void unread(Node node, Guest.Stay stay) throws IOException {
        Instant from = cluster.now();
        cluster.postgres().stop();
        int status = balancer.status(node, stay);
        cluster.postgres().start();
        cluster.note(new Trouble.DatabaseStop(from, cluster.now().plus(Cluster.LEASE)));
        figures.add("unread_without_database", status);
        if (status != 503) {
            failures.add("a session out of reach was answered with " + status);
        }
        see("unread_with_database", stay, List.of(node));
    }

    private void see(String what, Guest.Stay stay, List<Node> nodes) {
        boolean good = nodes.stream()
                .allMatch(
                        node -> Waiting.until(() -> balancer.status(node, stay) == 200, Cluster.LEASE.multipliedBy(2)));
        figures.add(what, good);
        if (!good) {
            failures.add("the session is not good: " + what);
        }
    }
}
