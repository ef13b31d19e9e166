package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.StackShares;
import io.eenjakarta.cluster.Server;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Puts what was measured on one kind of server into results and targets: our page beside each of the others. */
final class PageResults {

    private static final double MILLION = 1e6;
    private static final int USERS = 10_000;

    /** Two pages that do the same differ by so much from one run to the next. */
    private static final double BESIDE = 0.9;

    private final Server server;
    private final List<Place> places;
    private final PagePlan plan;
    private final Map<Variant, Double> memory = new EnumMap<>(Variant.class);

    PageResults(Server server, List<Place> places, PagePlan plan) {
        this.server = server;
        this.places = places;
        this.plan = plan;
    }

    private String where() {
        return server == Server.LIBERTY ? "on Open Liberty" : "on WildFly";
    }

    private Place of(Variant variant) {
        return places.stream()
                .filter(place -> place.variant() == variant)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Requests, times, CPU and allocation.
     *
     * @param shares of what our page's server is busy with: the reason where another is ahead
     */
    void throughput(StackShares shares, List<Result> results, Details details) {
        String page = "authenticated page " + where() + ", ";
        add(results, page + "throughput", "requests/s", true, one -> one.round().perSecond());
        add(results, page + "p50", "ms", false, one -> one.round().p50().toNanos() / MILLION);
        add(results, page + "p99", "ms", false, one -> one.round().p99().toNanos() / MILLION);
        add(
                results,
                page + "CPU of the server",
                "us/request",
                false,
                one -> one.cpu().toNanos() / 1e3);
        add(results, page + "allocation", "B/request", false, Place.Measured::bytes);
        details.note("CPU of the server " + where()
                + " is all of its process: that of the just-in-time compiler too, which in the"
                + " short form is not done yet.");
        if (server == Server.LIBERTY) {
            ahead(Variant.PAC4J, 1, "ahead of", shares, details);
            ahead(Variant.SOCIAL, 1, "ahead of", shares, details);
            ahead(Variant.NOTIFIED, BESIDE, "at least 0.9 of the", shares, details);
        } else {
            ahead(Variant.SESSION, BESIDE, "at least 0.9 of a", shares, details);
        }
    }

    private void ahead(Variant other, double least, String words, StackShares shares, Details details) {
        ToDoubleFunction<Place.Measured> perSecond = one -> one.round().perSecond();
        double ours = of(Variant.EEN).median(perSecond);
        double theirs = of(other).median(perSecond);
        details.target(
                "Authenticated page " + where() + ": " + words + ' ' + other.title(),
                ours / theirs >= least,
                String.format(Locale.ROOT, "%.0f requests/s beside %.0f: %.2f", ours, theirs, ours / theirs),
                shares.said() + " Decision 0046 has what was tried.");
    }

    private void add(
            List<Result> results, String name, String unit, boolean more, ToDoubleFunction<Place.Measured> figure) {
        Place ours = of(Variant.EEN);
        for (Place place : places) {
            if (place != ours) {
                results.add(beside(
                        name,
                        unit,
                        more,
                        ours.median(figure),
                        place.variant().title(),
                        place.median(figure),
                        ours.rounds()));
            }
        }
    }

    private static Result beside(
            String name, String unit, boolean more, double ours, String peer, double theirs, long samples) {
        return more
                ? Result.more(name, unit, ours, peer, theirs, samples)
                : Result.less(name, unit, ours, peer, theirs, samples);
    }

    /** Notes the bytes of a user who is in. */
    void memory(Variant variant, double bytes) {
        memory.put(variant, bytes);
    }

    /** What was noted. */
    void memories(List<Result> results, Details details) {
        String name = "memory of 10,000 logged-in users " + where();
        memory.forEach((variant, bytes) -> {
            if (variant != Variant.EEN) {
                results.add(beside(
                        name,
                        "MB",
                        false,
                        memory.get(Variant.EEN) * USERS / MILLION,
                        variant.title(),
                        bytes * USERS / MILLION,
                        plan.sessions()));
            }
        });
        details.note(
                "Memory of logged-in users " + where() + ": live objects after a full collection, before and after "
                        + plan.sessions()
                        + " more logins. Ours has the grant's tokens in a database inside of the same JVM, and its"
                        + " cached pages count; pac4j keeps tokens in the session, socialLogin in the subject that the server caches.");
    }

    /** Whose code the server was busy with. */
    void profile(StackShares shares, List<Result> results, Details details) {
        results.addAll(shares.results("authenticated page " + where()));
        shares.ownFrames().forEach(System.out::println);
        shares.judge("Authenticated page " + where(), details);
    }
}
