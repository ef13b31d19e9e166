package io.eenjakarta.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.eenjakarta.security.RequirementRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is written down of tests that run. */
class RequirementRecorderTest {

    private static final String EVIDENCE = "io.eenjakarta.provider.ClientCredentialsTest";

    @TempDir
    private Path output;

    @Test
    void writesDownEachTestThatBearsAnId() throws IOException {
        Instant start = Instant.now();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(EVIDENCE))
                                .build(),
                        new RequirementRecorder(Optional.of(output)));
        List<RequirementRun> runs = RequirementRun.since(start, output);
        assertFalse(runs.isEmpty(), "nothing was written");
        for (RequirementRun run : runs) {
            assertEquals(EVIDENCE, run.testClass());
            assertEquals(List.of("C14"), run.ids());
            assertEquals(Result.PASSED, run.result());
            assertEquals("unit", run.suite());
        }
        assertTrue(runs.stream().anyMatch(run -> run.method().equals("showsNoSecret")), runs.toString());
        assertTrue(runs.stream().noneMatch(run -> run.method().equals("breaksNoLineInALongHeader")), runs.toString());
    }

    @Test
    void writesDownAClassThatFailedOrWasLeftOutAsAWhole() throws Exception {
        RequirementRecorder recorder = new RequirementRecorder(Optional.of(output));
        TestIdentifier whole = TestIdentifier.from(new Whole(Class.forName(EVIDENCE)));
        recorder.executionStarted(whole);
        recorder.executionFinished(whole, TestExecutionResult.failed(new IllegalStateException("no server")));
        recorder.executionSkipped(whole, "not here");
        List<RequirementRun> runs = RequirementRun.since(Instant.EPOCH, output);
        assertEquals(
                List.of(Result.FAILED, Result.SKIPPED),
                runs.stream().map(RequirementRun::result).toList());
        assertEquals(List.of("C14"), runs.get(0).ids());
    }

    @Test
    void writesNothingDownOfAClassThatWentWellNorWithoutAFolder() throws Exception {
        TestIdentifier whole = TestIdentifier.from(new Whole(Class.forName(EVIDENCE)));
        new RequirementRecorder(Optional.of(output)).executionFinished(whole, TestExecutionResult.successful());
        new RequirementRecorder(Optional.empty()).executionSkipped(whole, "not here");
        assertFalse(Files.exists(RequirementRun.folder(output)));
    }

    /** A class as an engine tells of it. */
    private static final class Whole extends AbstractTestDescriptor {

        private Whole(Class<?> testClass) {
            super(
                    UniqueId.forEngine("engine").append("class", testClass.getName()),
                    "class",
                    ClassSource.from(testClass));
        }

        @Override
        public Type getType() {
            return Type.CONTAINER;
        }
    }
}
