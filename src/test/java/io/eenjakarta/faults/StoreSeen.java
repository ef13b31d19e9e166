package io.eenjakarta.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What people saw.
 *
 * @param answers all of them
 * @param began when the fault began, by {@link System#nanoTime}
 * @param ended when it was over
 */
record StoreSeen(List<Answer> answers, long began, long ended) {

    static final String SIGNED_IN = "signed in";
    static final String DUE = "due for new tokens";
    static final String NEW = "signing in";

    /**
     * A page, or none.
     *
     * @param who in which situation
     * @param person who it was
     * @param from when it was asked for, by {@link System#nanoTime}
     * @param until when it was there
     * @param status 0 for no answer
     */
    record Answer(String who, String person, long from, long until, int status) {

        boolean ok() {
            return status == 200;
        }
    }

    /** From the end of the fault until everybody had a page again; null when that has not happened. */
    Duration recovery() {
        Set<String> people = answers.stream().map(Answer::person).collect(Collectors.toSet());
        Map<String, Long> first = answers.stream()
                .filter(answer -> answer.ok() && answer.from() >= ended)
                .collect(Collectors.toMap(Answer::person, Answer::until, Math::min));
        if (!first.keySet().containsAll(people)) {
            return null;
        }
        return Duration.ofNanos(
                first.values().stream().mapToLong(Long::longValue).max().orElse(ended) - ended);
    }

    /** How many of those who were in this situation got something else than a page or, with 503, the advice to come back. */
    long wrong(String who) {
        return of(who).stream()
                .filter(answer -> !answer.ok() && answer.status() != 503)
                .count();
    }

    /** How many were told to come back. */
    long unavailable(String who) {
        return of(who).stream().filter(answer -> answer.status() == 503).count();
    }

    /** The answers that were under way during the fault or came later. */
    List<Answer> of(String who) {
        return answers.stream()
                .filter(answer -> answer.who().equals(who) && answer.until() >= began)
                .toList();
    }

    Duration slowest(String who) {
        return Duration.ofNanos(of(who).stream()
                .mapToLong(answer -> answer.until() - answer.from())
                .max()
                .orElse(0));
    }

    @Override
    public String toString() {
        return List.of(SIGNED_IN, DUE, NEW).stream().map(this::line).collect(Collectors.joining("; "));
    }

    private String line(String who) {
        Map<Integer, Long> statuses =
                of(who).stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
        return who + " " + statuses + ", slowest " + slowest(who).toMillis() + " ms";
    }
}
