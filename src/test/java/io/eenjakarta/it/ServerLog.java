package io.eenjakarta.it;

import io.eenjakarta.provider.LogCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the server under test has logged since this was made. */
final class ServerLog {

    private static final Path FILE = Path.of(System.getProperty("server.log"));

    private final int before = all().size();

    /** The lines so far. */
    List<String> lines() {
        List<String> all = all();
        return all.subList(Math.min(before, all.size()), all.size());
    }

    /** Whether a line with this code and this text is there, or comes soon. */
    boolean has(LogCode code, String text) {
        return Await.until(
                () -> lines().stream().anyMatch(line -> line.contains(code.code() + ' ') && line.contains(text)));
    }

    /** Whether the text stands anywhere in the lines so far. */
    boolean shows(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }

    private static List<String> all() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
