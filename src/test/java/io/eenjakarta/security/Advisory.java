package io.eenjakarta.security;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A known fault of a published library, as the OSV format has it.
 *
 * @param id of the advisory
 * @param summary one line
 * @param affected libraries and the versions that have the fault
 */
record Advisory(String id, String summary, List<Affected> affected) {

    /**
     * @param library {@code group:artifact}
     * @param ranges any of them
     * @param versions single versions, beside the ranges
     */
    record Affected(String library, List<Range> ranges, List<String> versions) {}

    /**
     * From a version to another one.
     *
     * @param introduced the first with the fault; {@code 0}: from the beginning
     * @param fixed the first without it; null: none yet
     * @param last the last with it, where {@code fixed} is unknown; null: none
     */
    record Range(String introduced, String fixed, String last) {

        boolean holds(String version) {
            ComparableVersion of = new ComparableVersion(version);
            return (introduced.equals("0") || of.compareTo(new ComparableVersion(introduced)) >= 0)
                    && (fixed == null || of.compareTo(new ComparableVersion(fixed)) < 0)
                    && (last == null || of.compareTo(new ComparableVersion(last)) <= 0);
        }
    }

    /** Reads an entry of the OSV format; what is not about Maven is left out. */
    static Advisory of(JsonObject entry) {
        List<Affected> affected = new ArrayList<>();
        if (!entry.containsKey("withdrawn") && entry.containsKey("affected")) {
            for (JsonObject one : entry.getJsonArray("affected").getValuesAs(JsonObject.class)) {
                JsonObject library = one.getJsonObject("package");
                if (library != null && library.getString("ecosystem", "").equals("Maven")) {
                    affected.add(new Affected(library.getString("name"), ranges(one), versions(one)));
                }
            }
        }
        return new Advisory(entry.getString("id"), entry.getString("summary", ""), List.copyOf(affected));
    }

    boolean concerns(String library, String version) {
        return affected.stream()
                .filter(one -> one.library().equals(library))
                .anyMatch(one -> one.versions().contains(version)
                        || one.ranges().stream().anyMatch(range -> range.holds(version)));
    }

    private static List<Range> ranges(JsonObject affected) {
        List<Range> ranges = new ArrayList<>();
        if (!affected.containsKey("ranges")) {
            return ranges;
        }
        for (JsonObject range : affected.getJsonArray("ranges").getValuesAs(JsonObject.class)) {
            if (!range.getString("type", "").equals("ECOSYSTEM")) {
                continue;
            }
            String introduced = null;
            for (JsonObject event : range.getJsonArray("events").getValuesAs(JsonObject.class)) {
                if (event.containsKey("introduced")) {
                    introduced = event.getString("introduced");
                } else if (introduced != null) {
                    ranges.add(new Range(
                            introduced, event.getString("fixed", null), event.getString("last_affected", null)));
                    introduced = null;
                }
            }
            if (introduced != null) {
                ranges.add(new Range(introduced, null, null));
            }
        }
        return ranges;
    }

    private static List<String> versions(JsonObject affected) {
        return affected.containsKey("versions")
                ? affected.getJsonArray("versions").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }
}
