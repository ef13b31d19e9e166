package io.eenjakarta.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/** What a part shows beside its figures: plots, targets and notes, in the order of their coming. Not thread-safe. */
public final class Details {

    private final List<Plot> plots = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Details plot(Plot... more) {
        plots.addAll(List.of(more));
        return this;
    }

    /**
     * @param target what was to be reached, in words
     * @param figure what was measured, in words
     * @param why where it was not reached: what the profile shows and what was tried
     */
    public Details target(String target, boolean reached, String figure, String why) {
        targets.add(new Target(target, reached, figure, why));
        return this;
    }

    /** A sentence that a reader of the figures has to know. */
    public Details note(String... more) {
        notes.addAll(List.of(more));
        return this;
    }

    List<Plot> plots() {
        return List.copyOf(plots);
    }

    public List<Target> targets() {
        return List.copyOf(targets);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    JsonObject toJson() {
        JsonArrayBuilder ofPlots = Json.createArrayBuilder();
        plots.forEach(plot -> ofPlots.add(plot.toJson()));
        JsonArrayBuilder ofTargets = Json.createArrayBuilder();
        targets.forEach(target -> ofTargets.add(target.toJson()));
        return Json.createObjectBuilder()
                .add("plots", ofPlots)
                .add("targets", ofTargets)
                .add("notes", Json.createArrayBuilder(notes))
                .build();
    }

    static Details of(JsonObject json) {
        Details details = new Details();
        json.getJsonArray("plots").getValuesAs(JsonObject.class).forEach(plot -> details.plots.add(Plot.of(plot)));
        json.getJsonArray("targets")
                .getValuesAs(JsonObject.class)
                .forEach(target -> details.targets.add(Target.of(target)));
        json.getJsonArray("notes").getValuesAs(JsonString.class).forEach(note -> details.notes.add(note.getString()));
        return details;
    }
}
