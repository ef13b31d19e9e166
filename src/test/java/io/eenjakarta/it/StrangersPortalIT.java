package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.readme.Snippets;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The smallest web application there is, two pages, and what the README tells its developer to write, word for word: it has
 * a login then, and its API interface calls with the caller's token.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class StrangersPortalIT {

    private static final String SHOW =
            """
            package example;

            import jakarta.inject.Inject;
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;
            import org.eclipse.microprofile.rest.client.inject.RestClient;

            @WebServlet("/private/cameras")
            public class Show extends HttpServlet {
                private static final long serialVersionUID = 1;
                @Inject @RestClient private transient MyCameras cameras;

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.setContentType("application/json");
                    response.getWriter().print(cameras.list(100));
                }
            }
            """;

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path classes = Path.of(System.getProperty("it.output"), "stranger");
        Snippets.compile(
                List.of(
                        Snippets.get("portal", "PortalLogin.java"),
                        Snippets.get("api", "MyCameras.java"),
                        new Snippets.Snippet("", "Show.java", "java", SHOW)),
                classes);
        WebArchive war = ShrinkWrap.create(WebArchive.class, "stranger.war")
                .addAsWebResource(new StringAsset("<h1>Welcome</h1>"), "index.html")
                .addAsWebResource(new StringAsset("<h1>For callers</h1>"), "private/index.html")
                .addAsWebInfResource(
                        new StringAsset("<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.1\">"
                                + "<context-root uri=\"/\"/></web-ext>"),
                        "ibm-web-ext.xml")
                .addAsWebInfResource(
                        new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                                + Snippets.get("portal", "web.xml").text() + "</web-app>"),
                        "web.xml")
                .addAsWebInfResource(
                        new StringAsset(Snippets.get("portal", "jboss-web.xml")
                                .text()
                                .replace("<jboss-web>", "<jboss-web><context-root>/</context-root>")),
                        "jboss-web.xml")
                .addAsLibrary(Deployments.library());
        for (String name : List.of("PortalLogin", "MyCameras", "Show")) {
            File file = classes.resolve("example/" + name + ".class").toFile();
            war.add(new FileAsset(file), "WEB-INF/classes/example/" + name + ".class");
        }
        return war;
    }

    @Test
    void showsWhatIsForEverybody() {
        HttpResponse<String> page = browser.open("/");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Welcome"), page.body());
    }

    @Test
    void signsUsersInForTheRest() {
        assertEquals(302, browser.open("/private/index.html").statusCode());
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/private/index.html");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("For callers"), page.body());
    }

    @Test
    void callsTheApiForThem() {
        HttpResponse<String> page = browser.signIn("ada@example.com", "ada-demo", "/private/cameras");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("results"), page.body());
    }
}
