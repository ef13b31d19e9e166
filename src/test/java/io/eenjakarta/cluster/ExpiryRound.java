package io.eenjakarta.cluster;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What callers of one grant met when its access token had ended.
 *
 * @param callers how many there were
 * @param nodes on how many nodes they were
 * @param posts refreshes that the provider was asked for
 * @param p99 in milliseconds, until the page was there
 * @param failures callers who got no page
 */
public record ExpiryRound(int callers, int nodes, int posts, double p99, int failures) {

    /** On a new cluster, one round for each number of nodes and callers. Blocks for ten seconds a round. */
    public static List<ExpiryRound> play(ClusterSettings settings, List<Integer> nodes, List<Integer> callers)
            throws IOException, SQLException {
        List<ExpiryRound> rounds = new ArrayList<>();
        try (Cluster cluster = Cluster.start(settings, 1)) {
            cluster.signIn(cluster.guests().get(0));
            for (int on : nodes) {
                for (int many : callers) {
                    rounds.add(new CallersScenario(cluster, many, on).round());
                    Progress.say(rounds.get(rounds.size() - 1).toString());
                }
            }
        }
        return rounds;
    }

    /** Whether one refresh was enough for everybody. */
    public boolean isFlawless() {
        return posts == 1 && failures == 0;
    }
}
