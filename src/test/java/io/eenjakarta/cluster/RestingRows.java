package io.eenjakarta.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The rows of a few grants, which the suite turns into connected ones and whose times it sets. */
public final class RestingRows {

    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
    private static final String THESE = " WHERE id = ANY (?)";

    private final DataSource source;
    private final String[] grants;

    public RestingRows(DataSource source, List<String> grants) {
        this.source = source;
        this.grants = grants.toArray(String[]::new);
    }

    /** Those of these grants whose tokens work. */
    static List<String> living(DataSource source, List<String> grants) {
        return List.copyOf(new RestingRows(source, grants)
                .ask("SELECT id, generation FROM een_grant" + THESE + " AND status = 'ACTIVE'")
                .keySet());
    }

    /** They are kept alive from now on, but not yet. */
    void connect() {
        change("UPDATE een_grant SET kind = 'OFFLINE', announced = 90, keep_alive_at = " + NOW + " + 864000000"
                + THESE);
    }

    /** They belong to sign-ins again. */
    void disconnect() {
        change("UPDATE een_grant SET kind = 'SESSION', keep_alive_at = NULL, first_login = " + NOW + THESE);
    }

    /** All of them should be refreshed now. */
    public void due() {
        change("UPDATE een_grant SET keep_alive_at = " + NOW + THESE);
    }

    /** The first few of them are so old. */
    void ending(int few, Duration age) {
        change("UPDATE een_grant SET first_login = " + NOW + " - " + age.toMillis() + " WHERE id = ANY ((?)[1:" + few
                + "])");
    }

    public Map<String, Integer> generations() {
        return ask("SELECT id, generation FROM een_grant" + THESE);
    }

    /** How many have left the generation that they were at. */
    public int moved(Map<String, Integer> before) {
        Map<String, Integer> now = generations();
        return (int) before.keySet().stream()
                .filter(id -> now.getOrDefault(id, 0) > before.get(id))
                .count();
    }

    /** How many are further than at the next one. */
    int beyondNext(Map<String, Integer> before) {
        Map<String, Integer> now = generations();
        return (int) before.keySet().stream()
                .filter(id -> now.getOrDefault(id, 0) > before.get(id) + 1)
                .count();
    }

    /** Entries of the audit trail about them. */
    int entries(String act) {
        return ask("SELECT act, COUNT(*) FROM een_audit WHERE grant_id = ANY (?) GROUP BY act")
                .getOrDefault(act, 0);
    }

    private void change(String sql) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("varchar", grants));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Integer> ask(String sql) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("varchar", grants));
            Map<String, Integer> answer = new HashMap<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    answer.put(result.getString(1), result.getInt(2));
                }
            }
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
