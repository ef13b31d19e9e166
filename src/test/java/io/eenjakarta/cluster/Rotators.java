package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * On which servers grants were rotated.
 *
 * @param rotations how many on each kind of server
 * @param shared how many grants were rotated on more than one kind
 */
record Rotators(Map<Server, Integer> rotations, int shared) {

    /** Seen by the wires, and granted by the provider. */
    static Rotators of(List<Post> posts, Map<String, Server> servers) {
        Families families = new Families(posts);
        Map<Server, Integer> rotations = new EnumMap<>(Server.class);
        Map<String, Set<Server>> byGrant = new HashMap<>();
        for (Post post : posts) {
            if (post.isRotation()) {
                String grant = families.root(post.hash().orElseThrow());
                post.node().map(servers::get).ifPresent(server -> {
                    rotations.merge(server, 1, Integer::sum);
                    byGrant.computeIfAbsent(grant, root -> EnumSet.noneOf(Server.class))
                            .add(server);
                });
            }
        }
        int shared =
                (int) byGrant.values().stream().filter(all -> all.size() > 1).count();
        return new Rotators(rotations, shared);
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        rotations.forEach((server, count) -> json.add(server.name().toLowerCase(Locale.ROOT), count));
        return json.add("grants_of_several", shared).build();
    }
}
