package io.eenjakarta.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotatorsTest {

    private static final Map<String, Server> SERVERS = Map.of("n1", Server.LIBERTY, "n2", Server.WILDFLY);

    @Test
    void countsGrantsThatBothServersRotated() {
        Rotators rotators = Rotators.of(
                List.of(
                        post(null, "a1", "n1"),
                        post("a1", "a2", "n1"),
                        post("a2", "a3", "n2"),
                        post(null, "b1", "n1"),
                        post("b1", "b2", "n2"),
                        post("b2", "b3", "n2"),
                        post("b3", null, "n1")),
                SERVERS);
        assertEquals(Map.of(Server.LIBERTY, 1, Server.WILDFLY, 3), rotators.rotations());
        assertEquals(1, rotators.shared());
        assertEquals(
                "{\"liberty\":1,\"wildfly\":3,\"grants_of_several\":1}",
                rotators.json().toString());
    }

    @Test
    void seesWhenNoGrantIsShared() {
        Rotators rotators = Rotators.of(
                List.of(post(null, "a1", "n1"), post("a1", "a2", "n1"), post(null, "b1", "n1"), post("b1", "b2", "n2")),
                SERVERS);
        assertEquals(0, rotators.shared());
    }

    private static Post post(String hash, String issued, String node) {
        Instant now = Instant.EPOCH;
        return new Post(
                now, now, Optional.ofNullable(hash), Optional.ofNullable(issued), false, true, Optional.of(node));
    }
}
