package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * What an application that was undeployed may leave behind.
 *
 * @param loaders class loaders that have loaded the portal's classes and are not collected
 * @param frames lines of the stacks of all threads that are in our code
 * @param threads all of the server
 * @param heapBytes in use after a collection
 * @param connections to PostgreSQL
 * @param leases on grants and feeds that are not over
 */
record Remnants(long loaders, long frames, int threads, long heapBytes, long connections, long leases) {

    private static final String OF_THE_PORTAL = "io.eenjakarta.portal.PortalStart";
    private static final long NOW_FACTOR = 1000;

    /** What is there now, after a collection of all garbage. */
    static Remnants of(FaultBench bench) throws IOException, SQLException, InterruptedException {
        try (Gauges gauges = bench.gauges()) {
            long heap = gauges.heap();
            String classes = diagnosed(bench, "VM.classloaders", "show-classes=true");
            String stacks = diagnosed(bench, "Thread.print");
            return new Remnants(
                    lines(classes, OF_THE_PORTAL),
                    lines(stacks, "at io.eenjakarta."),
                    gauges.threads(),
                    heap,
                    bench.gate().connections(),
                    leases(bench));
        }
    }

    private static long lines(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    private static long leases(FaultBench bench) throws SQLException {
        String now = "extract(epoch from now()) * " + NOW_FACTOR;
        try (Connection connection = bench.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM een_grant WHERE status = 'ROTATING' AND lease_deadline > " + now
                                + ") + (SELECT count(*) FROM een_feed WHERE owner <> '' AND leased_until > " + now
                                + ")")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static String diagnosed(FaultBench bench, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(bench.node().process()));
        builder.command().addAll(Arrays.asList(command));
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(text);
        }
        return text;
    }
}
