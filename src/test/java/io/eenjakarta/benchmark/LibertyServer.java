package io.eenjakarta.benchmark;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** The Open Liberty that the build made, with the WAR that it built, as a process of its own. Blocks until it is there. */
final class LibertyServer implements AutoCloseable {

    private static final int MOST_SECONDS = 120;
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    /** Exact line numbers inside compiled code, and stacks deep enough to hold a page and the server below it. */
    private static final String SAMPLING =
            "-XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints -XX:FlightRecorderOptions=stackdepth=512";

    private final Path home;
    private final String name;
    private final Path deployed;

    private LibertyServer(Path home, String name, Path deployed) {
        this.home = home;
        this.name = name;
        this.deployed = deployed;
    }

    /**
     * Starts a server with a WAR.
     *
     * @param home where Open Liberty is
     * @param ready answers 200 once the WAR is there
     */
    static LibertyServer start(Path home, String name, Path war, URI ready) throws IOException, InterruptedException {
        Path deployed =
                home.resolve("usr/servers").resolve(name).resolve("dropins").resolve(war.getFileName());
        Files.createDirectories(deployed.getParent());
        Files.copy(war, deployed, StandardCopyOption.REPLACE_EXISTING);
        LibertyServer server = new LibertyServer(home, name, deployed);
        try {
            run(server.script("start"));
            server.await(ready);
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Starts to sample its threads. */
    void record() throws IOException, InterruptedException {
        jcmd("JFR.start", "name=page", "settings=profile");
    }

    /** Stops sampling and writes what was seen. */
    void stopRecording(Path file) throws IOException, InterruptedException {
        jcmd("JFR.stop", "name=page", "filename=" + file.toAbsolutePath());
    }

    /** Stops it and leaves its folder as it was, for the integration tests. */
    @Override
    public void close() throws IOException {
        try {
            run(script("stop"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(deployed);
        }
    }

    private void jcmd(String... command) throws IOException, InterruptedException {
        String id = Files.readString(home.resolve("usr/servers/.pid/" + name + ".pid"))
                .trim();
        String[] all = new String[command.length + 2];
        all[0] = JAVA.resolve("bin/jcmd").toString();
        all[1] = id;
        System.arraycopy(command, 0, all, 2, command.length);
        run(new ProcessBuilder(all));
    }

    private ProcessBuilder script(String verb) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path script = home.resolve("bin").resolve(windows ? "server.bat" : "server");
        ProcessBuilder process = new ProcessBuilder(script.toString(), verb, name);
        process.environment().put("JAVA_HOME", JAVA.toString());
        process.environment().put("JVM_ARGS", SAMPLING);
        return process;
    }

    private static void run(ProcessBuilder process) throws IOException, InterruptedException {
        Process running = process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!running.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
            running.destroy();
            throw new IllegalStateException("failed: " + process.command());
        }
    }

    private void await(URI ready) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (status(ready) != HttpURLConnection.HTTP_OK) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "no answer from " + ready + ", see " + deployed.resolveSibling("../logs"));
            }
            Thread.sleep(200);
        }
    }

    private static int status(URI address) {
        try {
            return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
