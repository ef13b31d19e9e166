package io.eenjakarta.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.VaultKey;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The vault's rows, read from the database by the suite itself, without the vault's own code. A trigger keeps the rows
 * that end, as they were.
 */
public final class VaultReader {

    private static final String COLUMNS = "id, user_id, generation, status, reason, sealed";
    private static final List<String> KEEP = List.of(
            "CREATE SCHEMA kept",
            "CREATE TABLE kept.een_grant (LIKE public.een_grant)",
            "CREATE FUNCTION kept.keep() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN INSERT INTO kept.een_grant SELECT OLD.*; RETURN OLD; END'",
            "CREATE TRIGGER keep AFTER DELETE ON public.een_grant FOR EACH ROW EXECUTE FUNCTION kept.keep()");

    private final DataSource source;
    private final KeyRing keys;

    public VaultReader(DataSource source, VaultKey key) {
        this.source = source;
        this.keys = KeyRing.of(List.of(key));
    }

    public static VaultKey key(String id, String base64) {
        return new VaultKey(id, new Secret(base64));
    }

    /** Makes the vault's tables, as its owner may, and sees to it that no row disappears. */
    public void prepare() throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                InputStream script = KeyRing.class.getResourceAsStream("schema-1.sql")) {
            statement.execute(new String(script.readAllBytes(), UTF_8));
            for (String sql : KEEP) {
                statement.execute(sql);
            }
        }
    }

    /** All there are and were, of grants whose refresh tokens rotate. */
    public List<VaultRow> rows() throws SQLException {
        return rows("een");
    }

    /** All there are and were of a provider. */
    public List<VaultRow> rows(String provider) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<VaultRow> rows = new ArrayList<>();
            for (boolean ended : new boolean[] {false, true}) {
                String table = ended ? "kept.een_grant" : "public.een_grant";
                try (ResultSet result = statement.executeQuery(
                        "SELECT " + COLUMNS + " FROM " + table + " WHERE provider = '" + provider + "'")) {
                    while (result.next()) {
                        rows.add(row(result, ended));
                    }
                }
            }
            return rows;
        }
    }

    /** The grant of a user's latest login. */
    public String grantOf(String user) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id FROM een_grant WHERE user_id = ? ORDER BY first_login DESC LIMIT 1")) {
            statement.setString(1, user);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("no grant of user " + user);
                }
                return result.getString(1);
            }
        }
    }

    private VaultRow row(ResultSet result, boolean ended) throws SQLException {
        String id = result.getString(1);
        int generation = result.getInt(3);
        String user = result.getString(2);
        return new VaultRow(
                id,
                user == null ? "" : user,
                generation,
                GrantStatus.valueOf(result.getString(4)),
                result.getString(5),
                keys.open("grant", result.getString(6), id + '/' + generation).flatMap(VaultReader::refreshHash),
                ended);
    }

    /** A byte for the format, then both tokens, each after its length. */
    private static Optional<String> refreshHash(byte[] opened) {
        try {
            ByteBuffer plain = ByteBuffer.wrap(opened);
            plain.get();
            plain.position(plain.position() + Integer.BYTES + plain.getInt(plain.position()));
            byte[] refresh = new byte[plain.getInt()];
            plain.get(refresh);
            return Optional.of(Hash.of(new String(refresh, UTF_8)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException none) {
            return Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
