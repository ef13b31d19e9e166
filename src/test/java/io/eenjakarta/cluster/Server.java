package io.eenjakarta.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a node runs on. Everything in which they differ is in the kind of files that each of them makes. */
public enum Server {
    LIBERTY("Open Liberty"),
    WILDFLY("WildFly");

    private final String title;

    Server(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Those of a cluster: all the same, or {@code mixed}, with a WildFly in the middle. */
    public static List<Server> ofCluster(String nodes) {
        if (nodes.equals("mixed")) {
            return List.of(LIBERTY, WILDFLY, LIBERTY);
        }
        Server all = valueOf(nodes.toUpperCase(Locale.ROOT));
        return List.of(all, all, all);
    }

    /** Makes the folders of a node. */
    public NodeFiles files(ClusterSettings settings, NodePlan plan) throws IOException {
        return switch (this) {
            case LIBERTY -> LibertyFiles.create(settings, plan);
            case WILDFLY -> WildFlyFiles.create(settings, plan);
        };
    }
}
