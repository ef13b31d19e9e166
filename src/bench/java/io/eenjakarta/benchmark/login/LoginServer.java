package io.eenjakarta.benchmark.login;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Jcmd;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.benchmark.WarClasses;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.NodePlan;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Wire;
import io.eenjakarta.simulator.EenSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Open Liberty as it ships, with the built WAR and, beside it, the servlet that makes the provider's two calls alone. */
final class LoginServer implements AutoCloseable {

    /** Worth nothing anywhere but here. */
    private static final String KEY = "YmVuY2gta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=";

    private static final String NAME = "login";

    private final Node node;

    private LoginServer(Node node) {
        this.node = node;
    }

    /** Blocks until it serves. */
    static LoginServer start(BenchSettings settings, EenSimulator provider) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(settings.output()), "login-");
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.copy(settings.testConfig().resolve("node.xml"), config.resolve("node.xml"));
        Files.write(
                config.resolve("jvm.options"),
                Stream.concat(Stream.of("-Xmx512m"), Recording.OPTIONS.stream()).toList());
        try (InputStream properties = LoginServer.class.getResourceAsStream("node.properties")) {
            Files.copy(properties, config.resolve("node.properties"), StandardCopyOption.REPLACE_EXISTING);
        }
        NodePlan plan = new NodePlan(
                NAME,
                Server.LIBERTY,
                settings.portalPort(),
                settings.databasePort(),
                false,
                true,
                Map.of(
                        "redirect", address(settings).toString(),
                        "provider", provider.origin().toString(),
                        "key", KEY));
        ClusterSettings cluster = cluster(settings, folder, config);
        Wire unused = new Wire(NAME, settings.simulatorPort(), provider.clock());
        LoginServer server = new LoginServer(new Node(plan, Server.LIBERTY.files(cluster, plan), unused));
        try {
            WarClasses.put(
                    folder.resolve("usr/servers").resolve(NAME).resolve("dropins/two-calls.war"),
                    TwoCalls.class,
                    TokenCall.class,
                    UserCall.class);
            server.node.launch();
            server.node.awaitReady();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static ClusterSettings cluster(BenchSettings settings, Path folder, Path config) {
        return new ClusterSettings(
                folder,
                folder,
                List.of(Server.LIBERTY),
                settings.liberty(),
                settings.wildfly(),
                settings.war(),
                settings.serverConfig(),
                config,
                BenchSettings.jar("byteman"),
                BenchSettings.jar("h2"),
                1,
                settings.portalPort(),
                settings.simulatorPort(),
                settings.databasePort(),
                "");
    }

    /** Where the portal is: also its redirect URI. */
    static URI address(BenchSettings settings) {
        return URI.create("http://127.0.0.1:" + settings.portalPort());
    }

    /** Where the other servlet is: also its redirect URI. */
    static URI twoCalls(BenchSettings settings) {
        return URI.create(address(settings) + "/two-calls");
    }

    /** What its process has used of the processors so far: every thread, the compiler's and the collector's, too. */
    Duration processorTime() {
        return ProcessHandle.of(node.process())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** What the just-in-time compiler has used of them so far, as the JVM itself says. */
    Duration compilerTime() throws IOException, InterruptedException {
        return jcmd().compilerTime();
    }

    /** Samples its threads, as {@link Recording} does. */
    Recording record() throws IOException, InterruptedException {
        return Recording.start(jcmd());
    }

    private Jcmd jcmd() {
        return new Jcmd(node.process());
    }

    @Override
    public void close() {
        node.close();
    }
}
