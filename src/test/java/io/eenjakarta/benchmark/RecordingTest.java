package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    @TempDir
    private Path folder;

    private final Jcmd itself = new Jcmd(ProcessHandle.current().pid());

    @Test
    void samplesRunningThreads() throws IOException, InterruptedException {
        Path file = folder.resolve("some.jfr");
        Recording recording = Recording.start(itself);
        AtomicBoolean over = new AtomicBoolean();
        Thread busy = new Thread(() -> spin(over));
        busy.start();
        List<List<String>> found;
        try {
            itself.run("VM.version");
        } finally {
            over.set(true);
            busy.join();
            recording.stop(file);
        }
        found = Recording.stacks(file);
        Profile profile = Profile.of(found, new Owners().claim("us", RecordingTest.class.getName() + ".spin")::of);
        assertTrue(profile.percent("us") > 0, () -> profile.said(9));
    }

    private static void spin(AtomicBoolean over) {
        double sum = 0;
        while (!over.get()) {
            sum += Math.sqrt(sum + 1);
        }
        assertTrue(sum > 0);
    }

    @Test
    void saysWhatTheToolSays() throws IOException, InterruptedException {
        assertTrue(itself.run("VM.version").contains("version"));
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> itself.run("No.such"));
        assertTrue(refused.getMessage().contains("No.such"), refused::getMessage);
    }

    @Test
    void countsTheThreadsOfTheCompiler() throws IOException, InterruptedException {
        String threads =
                """
                "main" #1 prio=5 os_prio=0 cpu=812.11ms elapsed=9.31s tid=0x1 nid=0x2 runnable  [0x3]
                "C2 CompilerThread0" #6 daemon prio=9 os_prio=0 cpu=1200.50ms elapsed=9.3s tid=0x1 nid=0x2 waiting
                "C1 CompilerThread0" #8 daemon prio=9 os_prio=0 cpu=99.50ms elapsed=9.3s tid=0x1 nid=0x2 waiting
                """;
        assertEquals(Duration.ofMillis(1_300), Jcmd.compilerTime(threads));
        assertFalse(itself.compilerTime().isNegative());
    }

    @Test
    void startsWithTheServerByOneOption() {
        assertEquals(
                "-XX:StartFlightRecording=settings=profile,jdk.ExecutionSample#period=2ms,dumponexit=true,filename=/a/b.jfr",
                Recording.fromTheStart(Path.of("/a/b.jfr")));
    }
}
