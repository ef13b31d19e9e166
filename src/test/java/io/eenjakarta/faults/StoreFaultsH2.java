package io.eenjakarta.faults;

import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Waiting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The H2 file of a server that is alone: in use by somebody else, damaged, on a full disk. On Open Liberty. */
final class StoreFaultsH2 extends StoreFault {

    private static final int MEGABYTES = 16;
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    StoreFaultsH2() {
        super("h2");
    }

    @Override
    public FaultPlan plan() {
        return FaultPlan.h2().withUsers(60);
    }

    /** WildFly's own database of that kind is set up otherwise. */
    @Override
    public boolean playsOn(Server server) {
        return server == Server.LIBERTY;
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        Optional<SmallDisk> small = SmallDisk.mount(bench.folder().resolve("small"), MEGABYTES);
        Path folder = small.map(SmallDisk::folder).orElse(bench.folder().resolve("small"));
        List<FaultRow> rows = new ArrayList<>();
        try {
            rows.add(locked(bench, folder.resolve("een-jakarta")));
            if (small.isPresent()) {
                rows.add(full(bench, small.get()));
            } else {
                Progress.say("h2: this user may not mount a small disk, so that none is full");
            }
            rows.add(damaged(bench, folder.resolve("een-jakarta.mv.db")));
            bench.node().stop();
        } finally {
            if (small.isPresent()) {
                bench.node().kill();
                small.get().close();
            }
        }
        Files.delete(override(bench));
        bench.node().launch();
        bench.node().awaitReady();
        return rows;
    }

    /** The server starts while another program has the file open. */
    private FaultRow locked(FaultBench bench, Path file) throws Exception {
        Node node = bench.node();
        node.stop();
        Files.writeString(
                override(bench),
                "<server><variable name=\"database.url\" value=\"jdbc:h2:file:" + file + ";${h2.options}\"/></server>");
        int meanwhile;
        long over;
        try (Connection other = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "")) {
            other.createStatement().execute("SELECT 1");
            meanwhile = startedWithout(bench);
        } finally {
            over = System.nanoTime();
        }
        return told(
                bench,
                "H2: another program has the file open when the server starts",
                "who signs in: told to try again (503), until the file is free; the log says who to look for (EEN-VAULT-02)",
                "everything: the file is not touched; no restart is needed",
                meanwhile,
                over,
                "already in use");
    }

    /** The server starts with a file whose beginning and middle are nonsense, until a copy is put in its place. */
    private FaultRow damaged(FaultBench bench, Path file) throws Exception {
        bench.node().stop();
        Path copy = bench.folder().resolve("copy.mv.db");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] nonsense = new byte[(int) damage.length() / 2];
            Arrays.fill(nonsense, (byte) 'x');
            damage.write(nonsense);
        }
        byte[] damaged = Files.readAllBytes(file);
        int meanwhile = startedWithout(bench);
        boolean untouched = Arrays.equals(damaged, Files.readAllBytes(file));
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        FaultRow row = told(
                bench,
                "H2: the file is damaged when the server starts, and a copy of it is brought back",
                "who signs in: told to try again (503); the log says that the file is damaged (EEN-VAULT-02)",
                "the damaged file as it was, for whoever can repair it; what the copy has; no restart is needed",
                meanwhile,
                System.nanoTime(),
                "corrupted");
        return untouched
                ? row
                : new FaultRow(
                        row.fault(),
                        row.usersSee(),
                        row.kept(),
                        row.recovery(),
                        false,
                        row.detail() + "; the damaged file was changed");
    }

    /** Starts the server; what somebody gets who signs in as soon as it serves. */
    private static int startedWithout(FaultBench bench) throws IOException, InterruptedException {
        bench.node().launch();
        Waiting.until(() -> styles(bench) == 200, START);
        return signIn(bench);
    }

    private static FaultRow told(
            FaultBench bench, String fault, String usersSee, String kept, int meanwhile, long over, String cause)
            throws IOException {
        boolean well = Waiting.until(() -> signIn(bench) == 200, RECOVERY);
        Duration recovery = well ? Duration.ofNanos(System.nanoTime() - over) : null;
        long logged = bench.node().logged("EEN-VAULT-02", cause);
        String detail = "meanwhile " + meanwhile + ", " + logged + " lines of the log name the cause";
        Progress.say(fault + ": " + detail + ", recovery " + recovery);
        return new FaultRow(fault, usersSee, kept, recovery, meanwhile == 503 && well && logged > 0, detail);
    }

    private FaultRow full(FaultBench bench, SmallDisk disk) throws Exception {
        return play(
                bench,
                "H2: its disk is full for 8 seconds",
                "who is signed in: pages; who needs new tokens or signs in: told to try again (503)",
                "every grant: new tokens that find no room are kept in memory and written again",
                same -> disk.fill(),
                same -> disk.relieve());
    }

    private static int styles(FaultBench bench) {
        return StoreUsers.status(() -> new Visit(bench.http(), bench.users().get(0), "")
                .open(bench.page("/een.css"))
                .statusCode());
    }

    private static int signIn(FaultBench bench) {
        return StoreUsers.status(() -> StoreUsers.signedIn(bench, bench.users().get(0)));
    }

    private static Path override(FaultBench bench) {
        return bench.folder()
                .resolve("usr/servers")
                .resolve(bench.node().name())
                .resolve("configDropins/overrides/small.xml");
    }
}
