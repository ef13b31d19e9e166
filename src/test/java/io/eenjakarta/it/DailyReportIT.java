package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.readme.Snippets;
import io.eenjakarta.readme.Snippets.Snippet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The README's daily report, word for word, in two applications on one database, as in two servers: where a caller connects
 * accounts, and where nobody has ever signed in.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class DailyReportIT {

    private static final String NIGHT = "/night";

    private static final String TRIGGER =
            """
            package example;

            import jakarta.annotation.Resource;
            import jakarta.inject.Inject;
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;
            import java.sql.Connection;
            import java.sql.ResultSet;
            import java.sql.SQLException;
            import java.sql.Statement;
            import javax.sql.DataSource;

            @WebServlet("/report")
            public class Trigger extends HttpServlet {
                private static final long serialVersionUID = 1;
                @Inject private transient DailyReport report;
                @Resource(lookup = "java:comp/DefaultDataSource") private transient DataSource database;

                @Override
                protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    try (Connection connection = database.getConnection(); Statement sql = connection.createStatement()) {
                        if (request.getParameter("sql") != null) {
                            sql.execute(request.getParameter("sql"));
                        } else {
                            report.write("maria");
                            report.write("nobody");
                        }
                        try (ResultSet rows = sql.executeQuery("SELECT * FROM camera_report ORDER BY account")) {
                            while (rows.next()) {
                                response.getWriter().println(rows.getString(2) + ' ' + rows.getInt(3) + ' ' + rows.getInt(4));
                            }
                        }
                    } catch (SQLException e) {
                        response.sendError(500, e.toString());
                    }
                }
            }
            """;

    private final Guard maria = Guard.maria();

    @Deployment(name = "desk", order = 1, testable = false)
    static WebArchive desk() throws IOException {
        return withReport(ConnectPortal.war());
    }

    @Deployment(name = "night", order = 2, testable = false)
    static WebArchive night() throws IOException {
        return withReport(ShrinkWrap.create(WebArchive.class, "night.war")
                .addAsWebInfResource(
                        new StringAsset("<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.1\">"
                                + "<context-root uri=\"" + NIGHT + "\"/></web-ext>"),
                        "ibm-web-ext.xml")
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>" + NIGHT + "</context-root></jboss-web>"),
                        "jboss-web.xml")
                .addAsResource(
                        new StringAsset("config_ordinal=1000\neen.allowed-accounts=00001106,00002207\n"),
                        "META-INF/microprofile-config.properties")
                .addAsLibrary(Deployments.library()));
    }

    private static WebArchive withReport(WebArchive war) throws IOException {
        Path classes = Path.of(System.getProperty("it.output"), "report");
        List<Snippet> sources =
                List.of(Snippets.get("report", "DailyReport.java"), new Snippet("", "Trigger.java", "java", TRIGGER));
        for (Path file : Snippets.compile(sources, classes)) {
            war.add(new FileAsset(file.toFile()), "WEB-INF/classes/" + classes.relativize(file));
        }
        return war;
    }

    @BeforeEach
    void connect() {
        ConnectPortal.warmUp();
        ConnectPortal.empty();
        run(Guard.DESK, Map.of("sql", "DROP TABLE IF EXISTS camera_report"));
        run(Guard.DESK, Map.of("sql", Snippets.get("report", "report.sql").text()));
        maria.connect("ada@example.com", "ada-demo");
        HttpResponse<String> sent = maria.send(Map.of("target", Guard.ACCOUNTS));
        maria.open(new Browser().authorize(Browser.location(sent), "linus@example.com", "linus-demo"));
        assertEquals(2, maria.ids().size());
    }

    @Test
    void isWrittenOnceHoweverManyServersDoIt() {
        Provider.simulator().book().killAccessTokens();
        Provider.simulator().posts().clear();
        List<CompletableFuture<List<String>>> nodes = Stream.of(Guard.DESK, NIGHT, Guard.DESK, NIGHT)
                .map(node -> CompletableFuture.supplyAsync(() -> run(node, Map.of())))
                .toList();
        List<String> report = nodes.get(0).join();
        nodes.forEach(node -> assertEquals(2, node.join().size()));
        assertTrue(report.get(0).matches("00001106 \\d+ \\d+"), report.toString());
        assertEquals(report, run(NIGHT, Map.of()), "written once, and read by both");
        assertEquals(
                2, Provider.simulator().posts().tokenPosts("refresh_token").size(), "one refresh for each account");
    }

    @Test
    void isWrittenForTheOthersWhenOneAccountWantsItsUser() {
        String dead = maria.ids().get(0);
        ServerLog log = new ServerLog();
        Provider.simulator().book().killGrants();
        maria.open(Guard.ACCOUNTS);
        HttpResponse<String> sent = maria.send(Map.of("target", Guard.ACCOUNTS));
        maria.open(new Browser().authorize(Browser.location(sent), "linus@example.com", "linus-demo"));
        List<String> report = run(NIGHT, Map.of());
        assertEquals(1, report.size(), report.toString());
        assertTrue(report.get(0).startsWith("00002207 "), report.toString());
        assertTrue(Await.until(() -> log.shows("wants its user: /eagle-eye?renew=" + dead)));
    }

    private static List<String> run(String node, Map<String, String> form) {
        HttpResponse<String> answer = new Browser().post(Provider.portal(node + "/report"), form, Map.of());
        boolean table = form.getOrDefault("sql", "").startsWith("DROP");
        assertTrue(table || answer.statusCode() == 200, answer.statusCode() + " " + answer.body());
        return answer.body().lines().toList();
    }
}
