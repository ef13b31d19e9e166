package io.eenjakarta.it.resting;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sets the times of a grant in the vault's table, and tells what the portal was told. Nobody is logged in. */
@WebServlet("/host-resting/*")
public class RestingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String DUE =
            "UPDATE een_grant SET keep_alive_at = ? WHERE id = ? AND keep_alive_at IS NOT NULL";
    private static final String LOGIN = "UPDATE een_grant SET first_login = ? WHERE id = ?";

    private final transient GrantNotes notes;

    @Inject
    public RestingServlet(GrantNotes notes) {
        this.notes = notes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        String grant = request.getParameter("grant");
        try {
            response.getWriter()
                    .print(
                            switch (request.getPathInfo()) {
                                case "/due" -> set(DUE, request.getParameter("at"), grant);
                                case "/login" -> set(LOGIN, request.getParameter("at"), grant);
                                case "/events" -> String.join(",", notes.of(grant));
                                default -> throw new IllegalArgumentException("no such question");
                            });
        } catch (SQLException | NamingException | RuntimeException e) {
            response.setStatus(500);
            response.getWriter().print(e);
        }
    }

    private static String set(String sql, String millis, String grant) throws SQLException, NamingException {
        DataSource source = InitialContext.doLookup(ConfigProvider.getConfig()
                .getOptionalValue("een.vault-datasource", String.class)
                .orElse("java:comp/DefaultDataSource"));
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, Long.parseLong(millis));
            update.setString(2, grant);
            return update.executeUpdate() + " rows";
        }
    }
}
