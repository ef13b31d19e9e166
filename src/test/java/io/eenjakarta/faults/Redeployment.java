package io.eenjakarta.faults;

import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Takes the portal out of a running server, and puts it in again, as an operator does who has the folder of applications alone. */
final class Redeployment {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WAR = "een-jakarta.war";

    private final FaultBench bench;
    private final boolean liberty;
    private final Path deployed;
    private final Path away;

    Redeployment(FaultBench bench) {
        Node node = bench.node();
        this.bench = bench;
        this.liberty = node.server() == Server.LIBERTY;
        this.deployed = liberty
                ? bench.folder()
                        .resolve("usr/servers")
                        .resolve(node.name())
                        .resolve("dropins")
                        .resolve(WAR)
                : bench.folder()
                        .resolve("wildfly")
                        .resolve(node.name())
                        .resolve("deployments")
                        .resolve(WAR);
        this.away = bench.folder().resolve(WAR);
    }

    /** Blocks until the server does not know the application any more. */
    void undeploy() throws IOException {
        if (liberty) {
            long before = stops();
            Files.move(deployed, away, StandardCopyOption.ATOMIC_MOVE);
            // It answers with 404 some time before it would take the next one.
            Waiting.until(() -> stops() > before, PATIENCE);
        } else {
            Files.delete(marker(".deployed"));
        }
        await(404);
    }

    /** Blocks until it serves. */
    void deploy() throws IOException {
        if (liberty) {
            Files.move(away, deployed, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createFile(marker(".dodeploy"));
        }
        await(200);
    }

    private long stops() {
        try {
            return bench.node().logged("CWWKZ0009I");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path marker(String kind) {
        return deployed.resolveSibling(WAR + kind);
    }

    private void await(int status) {
        if (!Waiting.until(() -> status() == status, PATIENCE)) {
            throw new IllegalStateException("the server answers with " + status() + " instead of " + status);
        }
    }

    private int status() {
        return StoreUsers.status(() -> new Visit(bench.http(), bench.users().get(0), "")
                .open(bench.page("/een.css"))
                .statusCode());
    }
}
