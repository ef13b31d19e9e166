package io.eenjakarta.cluster;

import jakarta.json.JsonObjectBuilder;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** What the suite says while it runs, and how its figures are named. */
public final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Progress() {}

    public static void say(String what) {
        System.out.println(LocalTime.now().format(TIME) + "  " + what);
    }

    /** Adds {@code NAME_calls}, {@code NAME_p50_ms} and {@code NAME_p99_ms}. */
    public static void add(JsonObjectBuilder figures, String name, Percentiles times) {
        figures.add(name + "_calls", times.count());
        figures.add(name + "_p50_ms", times.p50());
        figures.add(name + "_p99_ms", times.p99());
    }
}
