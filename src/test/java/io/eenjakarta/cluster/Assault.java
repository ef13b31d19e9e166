package io.eenjakarta.cluster;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SocketFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Does harm to a cluster under load, one thing at a time: the next node is killed only when the last one is back and the
 * rotations that it left behind are over. A second death in the same rotation is a loss that nobody can help.
 */
final class Assault {

    private static final Duration REACHED = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofMillis(2);
    /** What was sent just before the end may reach the provider just after it. */
    private static final Duration STILL_ARRIVING = Duration.ofMillis(500);

    private static final Duration AFTER_LEASE = Duration.ofSeconds(3);

    private final Cluster cluster;
    private final Balancer balancer;
    private final Load load;
    private final Map<CrashPoint, Integer> kills = new EnumMap<>(CrashPoint.class);
    private int missed;

    Assault(Cluster cluster, Balancer balancer, Load load) {
        this.cluster = cluster;
        this.balancer = balancer;
        this.load = load;
    }

    /** How often a node was killed at each point. */
    Map<CrashPoint, Integer> kills() {
        return kills;
    }

    /** How often nothing came to the point in time. */
    int missed() {
        return missed;
    }

    /** Kills the node at the point and brings it back. Blocks until it serves and what it held is free again. */
    void kill(Node node, CrashPoint point) throws IOException {
        if (!reached(node, point)) {
            missed++;
            return;
        }
        long killed = System.nanoTime();
        balancer.without(node);
        node.kill();
        cluster.note(new Trouble.Kill(node.name(), point, cluster.now().plus(STILL_ARRIVING)));
        kills.merge(point, 1, Integer::sum);
        node.disarm(point);
        load.easy(true);
        node.launch();
        node.awaitReady();
        balancer.with(node);
        load.easy(false);
        Duration left = Cluster.LEASE.plus(AFTER_LEASE).minusNanos(System.nanoTime() - killed);
        if (!left.isNegative()) {
            Waiting.pause(left);
        }
    }

    private boolean reached(Node node, CrashPoint point) throws IOException {
        if (point == CrashPoint.RANDOM) {
            Waiting.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_500)));
            return true;
        }
        if (point == CrashPoint.POST_SENT) {
            Wire.Kept kept = node.wire().keepNext();
            boolean there = Waiting.until(kept::isThere, REACHED, LOOK);
            if (!there) {
                node.wire().forget(kept);
            }
            return there;
        }
        node.arm(point);
        if (Waiting.until(() -> node.stands(point), REACHED, LOOK)) {
            return true;
        }
        node.disarm(point);
        return false;
    }

    /** The answer to the next refresh is dropped after the provider has rotated. */
    void drop(SocketFault how) {
        cluster.provider().faults().next(EndPoint.TOKEN_REFRESH).socket(how);
    }

    /**
     * The database is away for a time.
     *
     * @return when it was gone
     */
    Instant stopDatabase(boolean hard, Duration time) throws IOException {
        Instant from = cluster.now();
        if (hard) {
            cluster.postgres().kill();
        } else {
            cluster.postgres().stop();
        }
        Instant gone = cluster.now();
        Waiting.pause(time);
        cluster.postgres().start();
        cluster.note(new Trouble.DatabaseStop(from, cluster.now().plus(Cluster.LEASE)));
        return gone;
    }
}
