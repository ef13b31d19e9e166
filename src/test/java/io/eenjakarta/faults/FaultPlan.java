package io.eenjakarta.faults;

import java.util.HashMap;
import java.util.Map;

/**
 * What a scenario needs.
 *
 * @param alone whether there is one server as it ships, with grants in an H2 file and sessions in its memory; else servers have
 *     a PostgreSQL in common, and know each other's sessions
 * @param nodes how many servers; three at most, and one when it is alone
 * @param users beside those of the demo, named {@code user-1@example.com} and so on
 * @param settings of the portal, by the names of environment variables, on top of {@code src/test/faults/node.properties};
 *     the same words stand for addresses
 * @param rules whether the crash points of the cluster suite are in the servers, which costs a little of their speed
 */
public record FaultPlan(boolean alone, int nodes, int users, Map<String, String> settings, boolean rules) {

    public FaultPlan {
        settings = Map.copyOf(settings);
    }

    /** One server with an H2 file. */
    public static FaultPlan h2() {
        return new FaultPlan(true, 1, 50, Map.of(), false);
    }

    /** One server with PostgreSQL. */
    public static FaultPlan postgres() {
        return new FaultPlan(false, 1, 50, Map.of(), false);
    }

    /** So many servers with one PostgreSQL. */
    public FaultPlan withNodes(int count) {
        return new FaultPlan(false, count, users, settings, rules);
    }

    public FaultPlan withUsers(int count) {
        return new FaultPlan(alone, nodes, count, settings, rules);
    }

    /** With one more setting, such as {@code EEN_ATTEMPT_LIFETIME}. */
    public FaultPlan with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new FaultPlan(alone, nodes, users, more, rules);
    }

    /** With crash points. */
    public FaultPlan withRules() {
        return new FaultPlan(alone, nodes, users, settings, true);
    }
}
