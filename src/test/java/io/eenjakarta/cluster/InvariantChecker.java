package io.eenjakarta.cluster;

import io.eenjakarta.cluster.Violation.Kind;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what the provider logged, what the vault holds and what was ordered. Of a refresh token that was sent again,
 * the answer to the first sending must have been lost, by order or with the node that waited for it; of a grant that is
 * dead, likewise; and of every other grant the vault must hold the newest token.
 */
public final class InvariantChecker {

    private static final int SHOWN = 12;

    private final Evidence evidence;
    private final Families families;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> lostByOrder = new TreeSet<>();
    private final Set<String> lostOtherwise = new TreeSet<>();
    private int replays;
    private int doubleSent;

    private InvariantChecker(Evidence evidence) {
        this.evidence = evidence;
        this.families = new Families(evidence.posts());
    }

    public static Verdict check(Evidence evidence) {
        InvariantChecker checker = new InvariantChecker(evidence);
        checker.sendings();
        evidence.rows().forEach(checker::row);
        checker.logins();
        return new Verdict(
                List.copyOf(checker.violations),
                (int) evidence.posts().stream().filter(Post::isRotation).count(),
                (int) evidence.posts().stream()
                        .filter(post -> post.isRotation() && post.lost())
                        .count(),
                checker.replays,
                checker.doubleSent,
                checker.lostByOrder,
                checker.lostOtherwise);
    }

    private void sendings() {
        Map<String, List<Post>> byHash = new LinkedHashMap<>();
        for (Post post : evidence.posts()) {
            if (post.authenticated()) {
                post.hash().ifPresent(hash -> byHash.computeIfAbsent(hash, h -> new ArrayList<>())
                        .add(post));
            }
        }
        byHash.forEach((hash, posts) -> {
            for (int i = 1; i < posts.size(); i++) {
                if (i == 1 && wasLost(posts.get(0), posts.get(1).at())) {
                    replays++;
                } else {
                    doubleSent++;
                    violate(
                            Kind.SENT_TWICE,
                            token(hash) + ", sending " + (i + 1) + " at "
                                    + posts.get(i).at() + " by "
                                    + posts.get(i).node().orElse("?") + ", the first at "
                                    + posts.get(0).at() + " by "
                                    + posts.get(0).node().orElse("?"));
                }
            }
        });
    }

    /** Whether whoever sent it cannot have stored its answer before a moment. */
    private boolean wasLost(Post first, Instant before) {
        return first.lost() || receiverDied(first, before) || databaseWasAway(first.sent(), before);
    }

    private boolean receiverDied(Post post, Instant before) {
        return evidence.troubles().stream()
                .filter(Trouble.Kill.class::isInstance)
                .map(Trouble.Kill.class::cast)
                .filter(kill -> post.node().map(kill.node()::equals).orElse(true))
                .anyMatch(kill -> !kill.at().isBefore(post.sent()) && !kill.at().isAfter(before));
    }

    private boolean databaseWasAway(Instant from, Instant until) {
        return evidence.troubles().stream()
                .filter(Trouble.DatabaseStop.class::isInstance)
                .map(Trouble.DatabaseStop.class::cast)
                .anyMatch(stop -> stop.from().isBefore(until) && stop.until().isAfter(from));
    }

    private void row(VaultRow row) {
        if (row.refreshHash().filter(families::knows).isEmpty()) {
            violate(Kind.TOKEN_UNKNOWN, "grant " + row.grant() + ", generation " + row.generation());
            return;
        }
        String hash = row.refreshHash().orElseThrow();
        families.generation(hash)
                .filter(issued -> issued != row.generation())
                .ifPresent(issued -> violate(
                        Kind.GENERATION_MISCOUNTED,
                        "grant " + row.grant() + " says " + row.generation() + ", issued were " + issued));
        if (row.status() == GrantStatus.NEEDS_LOGIN) {
            dead(row, families.exchange(hash));
        } else if (families.successors(hash) > 0) {
            lostOtherwise.add(row.grant());
            violate(
                    Kind.GENERATION_LOST,
                    "grant " + row.grant() + ", " + row.status() + " at generation " + row.generation()
                            + ", issued were "
                            + families.successors(hash) + " more, the first at "
                            + families.exchange(hash).map(Post::at).orElseThrow());
        } else if (!row.ended() && (row.status() == GrantStatus.ROTATING || row.status() == GrantStatus.SUSPECT)) {
            violate(Kind.NOT_SETTLED, "grant " + row.grant() + ", " + row.status());
        }
    }

    private void dead(VaultRow row, Optional<Post> exchange) {
        boolean ordered = exchange.filter(
                        post -> post.lost() || receiverDied(post, post.sent().plus(evidence.lease())))
                .isPresent();
        if (!ordered) {
            lostOtherwise.add(row.grant());
            violate(
                    Kind.DEAD_WITHOUT_ORDER,
                    "grant " + row.grant() + ", generation " + row.generation() + ", " + row.reason() + ", "
                            + exchange.map(post -> "exchanged at " + post.at() + " by "
                                            + post.node().orElse("?"))
                                    .orElse("its token was never exchanged"));
            return;
        }
        lostByOrder.add(row.grant());
        if (!row.reason().equals(Grant.LOST_REPLY)) {
            violate(Kind.WRONG_REASON, "grant " + row.grant() + ": " + row.reason());
        }
    }

    /** Every family that began is in a row, unless it was given back, or the server died before it had stored it. */
    private void logins() {
        Set<String> roots = new HashSet<>();
        evidence.rows().forEach(row -> row.refreshHash().map(families::root).ifPresent(roots::add));
        evidence.revoked().forEach(hash -> roots.add(families.root(hash)));
        for (Post post : evidence.posts()) {
            Instant stored = post.at().plus(evidence.lease());
            boolean excused = post.lost() || receiverDied(post, stored) || databaseWasAway(post.at(), stored);
            if (post.isLogin()
                    && post.issued().filter(root -> !roots.contains(root)).isPresent()
                    && !excused) {
                violate(Kind.LOGIN_FORGOTTEN, token(post.issued().orElseThrow()) + ", issued at " + post.at());
            }
        }
    }

    private void violate(Kind kind, String detail) {
        violations.add(new Violation(kind, detail));
    }

    private static String token(String hash) {
        return "token " + hash.substring(0, Math.min(SHOWN, hash.length()));
    }
}
