package io.eenjakarta.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The application's clock on one server, which jumps while the server runs. The JVM's own clock stays, and so do those of the
 * database and the provider. Byteman adds to {@link java.time.Clock#systemUTC} as many seconds as a file has bytes, and takes
 * away as many as another has.
 */
final class ProviderClock {

    private static final String RULES =
            """
            RULE the time in milliseconds
            CLASS java.time.Clock$SystemClock
            METHOD millis
            AT EXIT
            BIND ahead : long = new java.io.File("AHEAD").length();
                 behind : long = new java.io.File("BEHIND").length()
            IF ahead != behind
            DO $! = $! + 1000 * (ahead - behind)
            ENDRULE

            RULE the instant
            CLASS java.time.Clock$SystemClock
            METHOD instant
            AT EXIT
            BIND ahead : long = new java.io.File("AHEAD").length();
                 behind : long = new java.io.File("BEHIND").length()
            IF ahead != behind
            DO $! = $!.plusSeconds(ahead - behind)
            ENDRULE
            """;

    private final Path rules;
    private final Path ahead;
    private final Path behind;

    ProviderClock(Path folder) throws IOException {
        rules = folder.resolve("clock.btm");
        ahead = folder.resolve("ahead");
        behind = folder.resolve("behind");
        Files.writeString(rules, RULES.replace("AHEAD", ahead.toString()).replace("BEHIND", behind.toString()));
    }

    /** What the JVM is to be started with. */
    List<String> options() {
        String byteman = System.getProperty("faults.byteman");
        return List.of("-javaagent:" + byteman + "=script:" + rules + ",boot:" + byteman);
    }

    /** It goes so much too fast, at once; negative: it is behind. */
    void jump(Duration by) throws IOException {
        right();
        Files.write(
                by.isNegative() ? behind : ahead,
                new byte[Math.toIntExact(by.abs().toSeconds())]);
    }

    void right() throws IOException {
        Files.deleteIfExists(ahead);
        Files.deleteIfExists(behind);
    }
}
