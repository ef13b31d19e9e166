package io.eenjakarta.faults;

import io.eenjakarta.cluster.Evidence;
import io.eenjakarta.cluster.InvariantChecker;
import io.eenjakarta.cluster.Post;
import io.eenjakarta.cluster.Waiting;
import io.eenjakarta.simulator.TokenPost;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the vault with the provider's log: what is in one must be in the other, and no refresh token was sent twice. */
final class StoreBooks {

    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final FaultBench bench;
    private final String declared;
    private final Set<String> known = new TreeSet<>();

    /**
     * From now on; what was wrong before is somebody else's.
     *
     * @param declared the kind of difference that there will be, because something is lost that nobody promises to keep; empty
     *     for none
     */
    StoreBooks(FaultBench bench, String declared) throws SQLException {
        this.bench = bench;
        this.declared = declared;
        known.addAll(violations());
    }

    /** Blocks until both agree, and for a while if they do not; what does not. */
    List<String> differences() throws SQLException {
        Waiting.until(() -> news().isEmpty(), QUIET, Duration.ofMillis(500));
        return news();
    }

    private List<String> news() {
        try {
            return violations().stream()
                    .filter(one -> !known.contains(one))
                    .filter(one -> declared.isEmpty() || !one.startsWith(declared))
                    .toList();
        } catch (SQLException e) {
            return List.of("the vault cannot be read: " + e.getMessage());
        }
    }

    private List<String> violations() throws SQLException {
        if (bench.plan().alone()) {
            // Nobody else can read an H2 file that a server has open.
            return bench.provider().posts().refreshTokensSentTwice().stream()
                    .map(hash -> "SENT_TWICE: token " + hash)
                    .toList();
        }
        List<TokenPost> logged = bench.provider().posts().all();
        Set<String> revoked = logged.stream()
                .map(TokenPost::tokenHash)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Evidence evidence = new Evidence(
                Post.of(logged, List.of()), revoked, List.of(), bench.vault().rows(), LEASE);
        return InvariantChecker.check(evidence).violations().stream()
                .map(Object::toString)
                .toList();
    }
}
