package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A database of its own process that the server under test has a DataSource for: it can go away and come back. */
final class SpareDatabase {

    private static final String FOLDER = temporary();

    private static Server running;

    private SpareDatabase() {}

    /** The JNDI name of its DataSource on the server under test. */
    static String dataSource() {
        return io.eenjakarta.it.Server.current() == io.eenjakarta.it.Server.WILDFLY
                ? "java:jboss/datasources/spare"
                : "jdbc/spare";
    }

    static void start() {
        try {
            running = Server.createTcpServer(
                            "-tcpPort", System.getProperty("spare-database.port"), "-baseDir", FOLDER, "-ifNotExists")
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends every connection. */
    static void stop() {
        running.stop();
    }

    private static String temporary() {
        try {
            return Files.createTempDirectory("spare-database").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
