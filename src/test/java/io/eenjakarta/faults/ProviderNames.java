package io.eenjakarta.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The names that a server's JVM can look up: those in a file, and no others ({@code jdk.net.hosts.file}), which it reads again
 * a second after it has read it.
 */
final class ProviderNames {

    /** Of the token end point. */
    static final String HOST = "provider.test";

    private static final String LOOPBACK = "127.0.0.1 localhost";

    private final Path file;

    /** Nobody knows the token end point's name at first. */
    ProviderNames(Path folder) throws IOException {
        file = folder.resolve("hosts");
        unknown();
    }

    /** What the JVM is to be started with. */
    List<String> options() {
        return List.of("-Djdk.net.hosts.file=" + file, "-Dsun.net.inetaddr.ttl=1", "-Dsun.net.inetaddr.negative.ttl=1");
    }

    /** Every name is known. */
    void known() throws IOException {
        write(List.of(LOOPBACK, "127.0.0.1 " + HOST));
    }

    /** That of the token end point is not known. */
    void unknown() throws IOException {
        write(List.of(LOOPBACK));
    }

    /** No name is known, that of the API neither. */
    void gone() throws IOException {
        write(List.of("# nothing"));
    }

    /** At once for whoever reads it. */
    private void write(List<String> lines) throws IOException {
        Path next = file.resolveSibling("hosts.next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
