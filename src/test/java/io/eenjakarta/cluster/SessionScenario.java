package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A session outlives the node that made it, killed or stopped, and is good on the others meanwhile. */
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
        maker.kill();
        cluster.note(new Trouble.Kill(maker.name(), CrashPoint.RANDOM, cluster.now()));
        see("on_others_after_kill", stay, cluster.nodes().subList(1, Cluster.NODES));
        maker.launch();
        maker.awaitReady();
        see("on_maker_after_kill", stay, List.of(maker));
        maker.stop();
        see("on_others_after_stop", stay, cluster.nodes().subList(1, Cluster.NODES));
        maker.launch();
        maker.awaitReady();
        see("on_maker_after_stop", stay, List.of(maker));
        if (!guest.stay().equals(stay)) {
            failures.add("the guest had to sign in again");
        }
        return new Outcome(figures.build(), failures);
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
