package io.eenjakarta.cluster;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands in front of the nodes: sends each request to any of those that serve, and to another one when a connection
 * fails. A session is not tied to a node.
 */
public final class Balancer {

    /** One API call with the caller's token. */
    public static final String PAGE = "/account";

    private static final Duration TIME_OUT = Duration.ofSeconds(40);
    private static final int ROUNDS = 3;

    private final Cluster cluster;
    private final Set<Node> away = ConcurrentHashMap.newKeySet();

    Balancer(Cluster cluster) {
        this.cluster = cluster;
    }

    /** No more requests for this node. */
    void without(Node node) {
        away.add(node);
    }

    void with(Node node) {
        away.remove(node);
    }

    /** Whether every node serves. */
    boolean complete() {
        return away.isEmpty();
    }

    boolean serves(Node node) {
        return !away.contains(node);
    }

    /** Asks for the page that makes an API call. Blocks until somebody has answered. */
    Call call(Guest.Stay stay) {
        Instant at = cluster.now();
        long began = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            List<Node> nodes = new ArrayList<>(cluster.nodes());
            nodes.removeAll(away);
            Collections.shuffle(nodes);
            for (Node node : nodes) {
                int status = status(node, stay);
                if (status != 0) {
                    return new Call(stay.grant(), node.name(), at, since(began), status);
                }
            }
        }
        return new Call(stay.grant(), "", at, since(began), 0);
    }

    /** The answer of one node; 0 when there was none. */
    int status(Node node, Guest.Stay stay) {
        try {
            HttpResponse<Void> answer = cluster.http()
                    .send(
                            stay.ask(node.address().resolve(PAGE))
                                    .timeout(TIME_OUT)
                                    .header("X-Requested-With", "XMLHttpRequest")
                                    .build(),
                            BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException broken) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
