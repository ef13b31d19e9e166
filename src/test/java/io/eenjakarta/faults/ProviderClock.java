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
            BIND forward : java.io.File = new java.io.File("AHEAD");
                 back : java.io.File = new java.io.File("BEHIND");
                 told : java.io.File = new java.io.File("TOLD")
            IF forward.exists() OR back.exists()
            DO told.createNewFile(); $! = $! + 1000 * (forward.length() - back.length())
            ENDRULE

            RULE the instant
            CLASS java.time.Clock$SystemClock
            METHOD instant
            AT EXIT
            BIND forward : java.io.File = new java.io.File("AHEAD");
                 back : java.io.File = new java.io.File("BEHIND");
                 told : java.io.File = new java.io.File("TOLD")
            IF forward.exists() OR back.exists()
            DO told.createNewFile(); $! = $!.plusSeconds(forward.length() - back.length())
            ENDRULE
            """;

    private final Path rules;
    private final Path ahead;
    private final Path behind;
    private final Path told;

    ProviderClock(Path folder) throws IOException {
        rules = folder.resolve("clock.btm");
        ahead = folder.resolve("ahead");
        behind = folder.resolve("behind");
        told = folder.resolve("told");
        Files.writeString(
                rules,
                RULES.replace("AHEAD", ahead.toString())
                        .replace("BEHIND", behind.toString())
                        .replace("TOLD", told.toString()));
    }

    /** What the JVM is to be started with. */
    List<String> options() {
        String byteman = System.getProperty("faults.byteman");
        return List.of("-javaagent:" + byteman + "=script:" + rules + ",boot:" + byteman);
    }

    /** It goes so much too fast, at once; negative: it is behind. */
    void jump(Duration by) throws IOException {
        right();
        Files.deleteIfExists(told);
        Files.write(
                by.isNegative() ? behind : ahead,
                new byte[Math.toIntExact(by.abs().toSeconds())]);
    }

    /** Whether the application has asked for the time since the clock jumped, and got a wrong one. */
    boolean wasWrong() {
        return Files.exists(told);
    }

    void right() throws IOException {
        Files.deleteIfExists(ahead);
        Files.deleteIfExists(behind);
    }
}
