package io.eenjakarta.benchmark.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Those who are in, as a file for the process that plays them. */
final class Guests {

    /**
     * One of them.
     *
     * @param cookies value of the {@code Cookie} header; empty: none
     * @param body what the page must say to them; empty: anything but nothing
     */
    record Guest(String cookies, String body) {}

    private Guests() {}

    static void write(List<Guest> guests, Path file) throws IOException {
        Files.write(
                file,
                guests.stream().map(guest -> guest.cookies + '\t' + guest.body).toList());
    }

    static List<Guest> read(Path file) throws IOException {
        return Files.readAllLines(file, UTF_8).stream()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Guest(parts[0], parts[1]))
                .toList();
    }
}
