package io.eenjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.h2.tools.Server;

/**
 * A database that the server under test has a DataSource for: it can go away and come back. It is the way there that is cut;
 * the database itself lives on, since H2's own end, under load, may fail in its assertions.
 */
final class SpareDatabase {

    private static final int DATABASE = database();

    private static Gate way;

    private SpareDatabase() {}

    /** The JNDI name of its DataSource on the server under test. */
    static String dataSource() {
        return io.eenjakarta.it.Server.current() == io.eenjakarta.it.Server.WILDFLY
                ? "java:jboss/datasources/spare"
                : "jdbc/spare";
    }

    static void start() {
        way = new Gate(Integer.getInteger("spare-database.port"), DATABASE);
    }

    /** Ends every connection. */
    static void stop() {
        way.close();
    }

    private static int database() {
        try {
            String folder = Files.createTempDirectory("spare-database").toString();
            return Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-baseDir", folder, "-ifNotExists")
                    .start()
                    .getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
