package io.eenjakarta.vault;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Settings.Vault.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;

/**
 * Where grants are to be kept, as far as settings and server decide.
 *
 * @param source the database; absent for memory
 * @param passing why grants end with the server; empty when they do not
 */
record VaultDataSource(Optional<DataSource> source, String passing) {

    private static final String MEMORY_URL = "jdbc:h2:mem:";

    /** The server's naming. */
    interface Lookup {
        Object of(String name) throws NamingException;
    }

    /**
     * Finds out. Opens one connection at most.
     *
     * @throws VaultException.Unusable when the settings ask for what the server does not have, or for what would lose
     *     grants without anybody having said so
     */
    static VaultDataSource of(Settings.Vault settings, Lookup lookup, OwnTransaction own) {
        if (settings.kind() == Kind.MEMORY) {
            return new VaultDataSource(Optional.empty(), "een.vault is memory");
        }
        DataSource source;
        try {
            source = (DataSource) lookup.of(settings.dataSource());
        } catch (NameNotFoundException | NoInitialContextException e) {
            return without(settings, e);
        } catch (NamingException | ClassCastException e) {
            throw VaultException.Unusable.because(
                    "the DataSource " + settings.dataSource()
                            + " is there, but the server does not hand it out: its log"
                            + " says why. Mend it, or set een.vault=memory",
                    e);
        }
        boolean passing = own.run(() -> isInMemory(source));
        if (passing && settings.kind() == Kind.AUTO && !settings.demo()) {
            throw VaultException.Unusable.because(
                    "the DataSource " + settings.dataSource() + " is " + MEMORY_URL + ", as WildFly has it when nobody"
                            + " configured one: grants would end with the server. Configure a DataSource of your own"
                            + " (een.vault-datasource), or set een.vault=memory",
                    null);
        }
        if (settings.keys().isEmpty()) {
            throw VaultException.Unusable.because(
                    "een.vault-keys is missing, and without it what is in the database " + settings.dataSource()
                            + " cannot be sealed: set it to an id, a colon and the output of \"openssl rand -base64"
                            + " 32\", the same on all servers, or set een.vault=memory",
                    null);
        }
        return new VaultDataSource(
                Optional.of(source), passing ? "the DataSource " + settings.dataSource() + " is " + MEMORY_URL : "");
    }

    private static VaultDataSource without(Settings.Vault settings, NamingException why) {
        String missing = "there is no DataSource " + settings.dataSource();
        if (settings.kind() == Kind.JDBC) {
            throw VaultException.Unusable.because(
                    "een.vault is jdbc, but " + missing + ": configure it on the server, or name the one to use in"
                            + " een.vault-datasource",
                    why);
        }
        return new VaultDataSource(Optional.empty(), missing);
    }

    /** A database that is not there is none in memory. */
    private static boolean isInMemory(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return String.valueOf(connection.getMetaData().getURL()).startsWith(MEMORY_URL);
        } catch (SQLException e) {
            return false;
        }
    }
}
