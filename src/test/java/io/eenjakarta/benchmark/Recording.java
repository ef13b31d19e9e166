package io.eenjakarta.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** A Java Flight Recording of the running threads of a JVM on this machine. */
public final class Recording {

    /** Between two samples of a thread: short enough that a few seconds give shares that are worth something. */
    public static final Duration PERIOD = Duration.ofMillis(2);

    /** Options of a JVM that is to be recorded: samples at any instruction, and stacks down to their ends. */
    public static final List<String> OPTIONS = List.of(
            "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints", "-XX:FlightRecorderOptions=stackdepth=512");

    private static final String SETTINGS = "settings=profile";
    private static final String SAMPLES = "jdk.ExecutionSample#period=" + PERIOD.toMillis() + "ms";
    private static final String NAME = "name=bench";

    private final Jcmd jvm;

    private Recording(Jcmd jvm) {
        this.jvm = jvm;
    }

    /** Starts to sample its threads. */
    public static Recording start(Jcmd jvm) throws IOException, InterruptedException {
        jvm.run("JFR.start", NAME, SETTINGS, SAMPLES);
        return new Recording(jvm);
    }

    /** The option of a JVM that records itself from its first moment to its end, into a file. */
    public static String fromTheStart(Path file) {
        return String.join(",", "-XX:StartFlightRecording=" + SETTINGS, SAMPLES, "dumponexit=true", "filename=" + file);
    }

    /** Stops sampling; a file has then what was seen. */
    public void stop(Path file) throws IOException, InterruptedException {
        jvm.run("JFR.stop", NAME, "filename=" + file.toAbsolutePath());
    }

    /**
     * The samples of a recording.
     *
     * @return their frames, written as {@link Owners} has them, the topmost first
     */
    public static List<List<String>> stacks(Path recording) throws IOException {
        List<List<String>> stacks = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    stacks.add(event.getStackTrace().getFrames().stream()
                            // Of a method that was gone when the file was written.
                            .filter(frame -> frame.getMethod() != null)
                            .map(Recording::written)
                            .toList());
                }
            }
        }
        return stacks;
    }

    private static String written(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + '.' + frame.getMethod().getName();
    }
}
