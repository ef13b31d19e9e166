package io.eenjakarta.it.counted;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * By H2's own statistics of the vault's database: a POST begins to count anew; a GET tells which statements were carried out
 * how often since, one a line.
 */
@WebServlet("/host-vault-reads")
public class VaultReadsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String COUNTS =
            "SELECT execution_count, sql_statement FROM information_schema.query_statistics ORDER BY sql_statement";

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        ask("SET QUERY_STATISTICS FALSE");
        ask("SET QUERY_STATISTICS TRUE");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(ask(COUNTS));
    }

    private static String ask(String sql) {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = InitialContext.<DataSource>doLookup("java:comp/DefaultDataSource")
                        .getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    String text = rows.getString(2).replaceAll("\\s+", " ");
                    lines.append(rows.getInt(1)).append(' ').append(text).append('\n');
                }
            }
            return lines.toString();
        } catch (NamingException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
