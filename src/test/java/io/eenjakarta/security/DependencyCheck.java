package io.eenjakarta.security;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds a bill of materials against a list of advisories that is at hand, without a network: the list of this project,
 * which is short, or the whole list of Maven's libraries as the OSV project publishes it.
 */
public final class DependencyCheck {

    private DependencyCheck() {}

    /**
     * Ends with 1 when a library of the bill of materials has a fault that the list knows.
     *
     * @param args a CycloneDX bill of materials (JSON); the list: a folder or a zip of OSV entries, one file each
     */
    public static void main(String[] args) throws IOException {
        if (!Files.exists(Path.of(args[0]))) {
            System.err.println("No bill of materials at " + args[0] + ": a Maven that is offline makes none.");
            System.exit(1);
        }
        List<Advisory> advisories = advisories(Path.of(args[1]));
        List<String> components = components(Path.of(args[0]));
        if (advisories.isEmpty() || components.isEmpty()) {
            throw new IllegalStateException(
                    "nothing to compare: " + advisories.size() + " advisories, " + components.size() + " libraries");
        }
        List<String> faults = faults(components, advisories);
        faults.forEach(System.err::println);
        System.out.println(components.size() + " libraries, " + advisories.size() + " advisories, " + faults.size()
                + " that concern us.");
        if (!faults.isEmpty()) {
            System.exit(1);
        }
    }

    /** One line for each library with a known fault. */
    static List<String> faults(List<String> components, List<Advisory> advisories) {
        List<String> faults = new ArrayList<>();
        for (String component : components) {
            int colon = component.lastIndexOf(':');
            advisories.stream()
                    .filter(one -> one.concerns(component.substring(0, colon), component.substring(colon + 1)))
                    .forEach(one -> faults.add(component + ": " + one.id() + " " + one.summary()));
        }
        return faults;
    }

    /** {@code group:artifact:version} of all components. */
    static List<String> components(Path bill) throws IOException {
        return read(Files.newInputStream(bill)).getJsonArray("components").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("group", "") + ":" + one.getString("name") + ":" + one.getString("version"))
                .toList();
    }

    static List<Advisory> advisories(Path list) throws IOException {
        if (Files.isDirectory(list)) {
            return entries(list);
        }
        try (FileSystem zip = FileSystems.newFileSystem(list)) {
            return entries(zip.getPath("/"));
        }
    }

    private static List<Advisory> entries(Path folder) throws IOException {
        List<Advisory> advisories = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                try {
                    advisories.add(Advisory.of(read(Files.newInputStream(file))));
                } catch (JsonParsingException e) {
                    throw new IOException(file + " is no entry of the OSV format", e);
                }
            }
        }
        return advisories;
    }

    private static JsonObject read(InputStream from) {
        try (JsonReader reader = Json.createReader(from)) {
            return reader.readObject();
        }
    }
}
