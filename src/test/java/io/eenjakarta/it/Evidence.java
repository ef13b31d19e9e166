package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a test run leaves behind for {@link SecretScanIT}: every answer that went to a browser, and every secret that was
 * ever issued. Files below the build folder, appended to by several runs of one build; those of an older build go when
 * the first run of a newer one begins.
 */
final class Evidence {

    static final Path FOLDER = Path.of(System.getProperty("it.output"));
    static final Path ANSWERS = FOLDER.resolve("answers.txt");
    static final Path SECRETS = FOLDER.resolve("secrets.txt");

    private static final Path BUILD = FOLDER.resolve("build.txt");
    /** Both simulators write what they issued when the process ends, at once: without turns, lines are torn apart. */
    private static final Lock TURN = new ReentrantLock();

    static {
        try {
            Files.createDirectories(FOLDER);
            String build = Files.getLastModifiedTime(Path.of(System.getProperty("war")))
                    .toString();
            if (!Files.exists(BUILD) || !Files.readString(BUILD).equals(build)) {
                Files.deleteIfExists(ANSWERS);
                Files.deleteIfExists(SECRETS);
                Files.writeString(BUILD, build);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Evidence() {}

    /** Keeps what a browser was sent. */
    static void answer(String text) {
        append(ANSWERS, List.of(text));
    }

    /** Keeps a file beside it, for people. */
    static void file(String name, byte[] content) {
        try {
            Files.write(FOLDER.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what must be found nowhere. */
    static void secrets(Collection<String> secrets) {
        append(SECRETS, secrets);
    }

    private static void append(Path file, Collection<String> lines) {
        TURN.lock();
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TURN.unlock();
        }
    }
}
