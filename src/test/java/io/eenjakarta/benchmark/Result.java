package io.eenjakarta.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure of a run.
 *
 * @param name what was measured
 * @param unit of {@code ours} and of the peer
 * @param ours as measured
 * @param peer what it is measured by, of the same run
 * @param samples how many measurements the figure was made of
 */
public record Result(String name, String unit, double ours, Optional<Peer> peer, long samples) {

    /**
     * What a figure is measured by.
     *
     * @param value in the unit of the figure
     * @param ratio above 1: ours is better; infinite where ours is nothing at all and less is better
     */
    public record Peer(String name, double value, double ratio) {}

    public static Result alone(String name, String unit, double ours, long samples) {
        return new Result(name, unit, ours, Optional.empty(), samples);
    }

    /** Beside a peer, where less is better: time and memory. */
    public static Result less(String name, String unit, double ours, String peer, double theirs, long samples) {
        return new Result(name, unit, ours, Optional.of(new Peer(peer, theirs, ratio(theirs, ours))), samples);
    }

    /** Beside a peer, where more is better: throughput. */
    public static Result more(String name, String unit, double ours, String peer, double theirs, long samples) {
        return new Result(name, unit, ours, Optional.of(new Peer(peer, theirs, ratio(ours, theirs))), samples);
    }

    private static double ratio(double better, double worse) {
        return better == worse ? 1 : better / worse;
    }

    /** A ratio that is not a number of JSON is null. */
    public JsonObject toJson() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("name", name).add("unit", unit).add("ours", ours);
        peer.ifPresentOrElse(
                other -> json.add("peer", other.value())
                        .add("peer_name", other.name())
                        .add(
                                "ratio",
                                Double.isFinite(other.ratio()) ? Json.createValue(other.ratio()) : JsonValue.NULL),
                () -> json.addNull("peer").addNull("peer_name").addNull("ratio"));
        return json.add("samples", samples).build();
    }

    public static Result of(JsonObject json) {
        Optional<Peer> peer = json.isNull("peer")
                ? Optional.empty()
                : Optional.of(new Peer(json.getString("peer_name"), number(json, "peer"), ratio(json)));
        return new Result(
                json.getString("name"),
                json.getString("unit"),
                number(json, "ours"),
                peer,
                json.getJsonNumber("samples").longValue());
    }

    /** For people. */
    public String line() {
        String theirs = peer.map(other -> String.format(
                        Locale.ROOT, "   %s: %.2f, ratio %.2f", other.name(), other.value(), other.ratio()))
                .orElse("");
        return String.format(Locale.ROOT, "%-83s %8.2f %-12s (%d)%s", name, ours, unit, samples, theirs);
    }

    private static double ratio(JsonObject json) {
        return json.isNull("ratio") ? Double.POSITIVE_INFINITY : number(json, "ratio");
    }

    private static double number(JsonObject json, String name) {
        return json.getJsonNumber(name).doubleValue();
    }
}
