package io.eenjakarta.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What guests met, seen beside what the provider logged. */
final class Calls {

    private final List<Call> all;
    private final List<Duration> inside = new ArrayList<>();
    private final List<Duration> outside = new ArrayList<>();

    private record Span(Instant from, Instant until) {}

    /** Calls that were answered with a page count as inside of a rotation when a refresh of their grant was under way. */
    Calls(List<Call> all, Evidence evidence) {
        this.all = all;
        Map<String, List<Span>> rotations = rotations(evidence);
        for (Call call : all) {
            if (call.ok()) {
                boolean during = rotations.getOrDefault(call.grant(), List.of()).stream()
                        .anyMatch(span -> call.overlaps(span.from(), span.until()));
                (during ? inside : outside).add(call.took());
            }
        }
    }

    int count() {
        return all.size();
    }

    Percentiles inside() {
        return Percentiles.of(inside);
    }

    Percentiles outside() {
        return Percentiles.of(outside);
    }

    /** Guests who were sent to sign in although their grants did not have to die. */
    List<Call> signInsForNothing(Set<String> lostByOrder) {
        return all.stream()
                .filter(Call::signInAgain)
                .filter(call -> !lostByOrder.contains(call.grant()))
                .toList();
    }

    long unavailable() {
        return all.stream().filter(Call::unavailable).count();
    }

    /** Answers that are neither a page, nor a sign-in, nor 503; and no answer at all. */
    long errors() {
        return all.stream()
                .filter(call -> !call.ok() && !call.signInAgain() && !call.unavailable())
                .count();
    }

    private static Map<String, List<Span>> rotations(Evidence evidence) {
        Families families = new Families(evidence.posts());
        Map<String, String> grants = new HashMap<>();
        evidence.rows()
                .forEach(row -> row.refreshHash().ifPresent(hash -> grants.put(families.root(hash), row.grant())));
        Map<String, List<Span>> rotations = new HashMap<>();
        for (Post post : evidence.posts()) {
            post.hash().map(families::root).map(grants::get).ifPresent(grant -> rotations
                    .computeIfAbsent(grant, id -> new ArrayList<>())
                    .add(new Span(post.sent(), post.at())));
        }
        return rotations;
    }
}
