package io.eenjakarta.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Configures WildFly by its own command line, with the shipped scripts, as an administrator would. */
final class WildFlySetup {

    static final String CONFIGURATION = "standalone-microprofile.xml";

    private final ClusterSettings settings;
    private final Path modules;

    WildFlySetup(ClusterSettings settings, Path modules) {
        this.settings = settings;
        this.modules = modules;
    }

    /** The database driver as a module, in a folder of the suite's own; once for all nodes. */
    private void driver() throws IOException {
        if (!Files.exists(modules)) {
            Files.createDirectories(modules);
            run(
                    List.of(),
                    "--command=module add --name=org.postgresql --resources=" + settings.driver()
                            + " --dependencies=java.se --module-root-dir=" + modules);
        }
    }

    /** A base folder, configured. What the scripts of a cluster did can be taken back, or this fails. */
    void base(Path folder, boolean alone) throws IOException {
        Path configured = modules.resolveSibling(alone ? "configured-alone" : "configured");
        Files.createDirectories(modules.getParent());
        if (!alone) {
            driver();
        }
        if (!Files.exists(configured)) {
            Path file = untouched(configured);
            if (alone) {
                script(configured, "configure.cli");
            } else {
                configure(configured, file);
            }
        }
        copyAll(configured.resolve("configuration"), folder.resolve("configuration"));
    }

    private Path untouched(Path base) throws IOException {
        Path folder = base.resolve("configuration");
        copyAll(settings.wildfly().resolve("standalone/configuration"), folder);
        Path file = folder.resolve(CONFIGURATION);
        // What WildFly kept when it was configured for other tests
        Path untouched = settings.wildfly()
                .resolve("standalone/configuration/standalone_xml_history/standalone-microprofile.initial.xml");
        if (Files.exists(untouched)) {
            NodeFiles.copy(untouched, file);
        }
        return file;
    }

    private void configure(Path base, Path file) throws IOException {
        String shipped = Files.readString(file);
        script(base, "configure.cli");
        script(base, "cluster.cli");
        String cluster = Files.readString(file);
        script(base, "cluster.cli");
        same(cluster, file, "cluster.cli changes something when it is run again");
        script(base, "cluster-restore.cli");
        script(base, "restore.cli");
        same(shipped, file, "the scripts do not take back what they did");
        Files.writeString(file, cluster);
    }

    private static void same(String expected, Path file, String otherwise) throws IOException {
        if (!Files.readString(file).equals(expected)) {
            throw new IllegalStateException(otherwise + ": " + file);
        }
    }

    private void script(Path base, String name) throws IOException {
        run(
                List.of("-Djboss.server.base.dir=" + base),
                "--file=" + settings.serverConfig().resolve("wildfly").resolve(name));
    }

    private void run(List<String> options, String argument) throws IOException {
        Path home = settings.wildfly();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString(), "-mp"));
        command.addAll(List.of(home.resolve("modules") + File.pathSeparator + modules, "org.jboss.as.cli", argument));
        Path log = modules.resolveSibling("setup.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JBOSS_HOME", home.toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException("WildFly is not configured, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.endsWith("standalone_xml_history")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                NodeFiles.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
