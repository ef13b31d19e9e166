package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.basic.AccountsPage;
import io.eenjakarta.it.faces.PortalLogin;
import io.eenjakarta.it.twice.SecondLogin;
import io.eenjakarta.provider.LogCode;
import java.io.File;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A portal that is put together wrongly does not start, and one line says what to do. */
@ExtendWith(ArquillianExtension.class)
class WrongDeploymentIT {

    private static final String LOGIN_CONFIG = "login-config";
    private static final String TWO_LOGINS = "two-logins";
    private static final String ELSEWHERE = "elsewhere";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = LOGIN_CONFIG, managed = false, testable = false)
    static WebArchive withLoginConfig() {
        return portal(LOGIN_CONFIG).setWebXML(new File("src/test/webapps/basic/WEB-INF/web.xml"));
    }

    @Deployment(name = TWO_LOGINS, managed = false, testable = false)
    static WebArchive withTwoLogins() {
        return portal(TWO_LOGINS).addPackage(SecondLogin.class.getPackage());
    }

    /** The servlet that connects accounts is not where browsers come back to. */
    @Deployment(name = ELSEWHERE, managed = false, testable = false)
    static WebArchive withTheRedirectUriElsewhere() {
        return Portals.portal(
                "basic",
                ELSEWHERE,
                AccountsPage.class,
                "config_ordinal=1000\neen.redirect-uri=" + Provider.PORTAL + "/desk/elsewhere\n");
    }

    private static WebArchive portal(String archive) {
        return Portals.portal("faces", archive, PortalLogin.class);
    }

    /** Open Liberty finds out by itself, before it starts anything of the portal. */
    @Test
    void refusesALoginOfTheServersBesideOurs() {
        refuses(LOGIN_CONFIG, LogCode.START_LOGIN_CONFIG, "CWWKS1931E", "login-config");
    }

    @Test
    void refusesTwoLogins() {
        refuses(TWO_LOGINS, LogCode.START_TWO_LOGINS, "CWWKS1925E", SecondLogin.class.getName());
    }

    /** Both servers start a portal with a servlet that does not start, and serve the rest. */
    @Test
    void saysAtTheStartThatNobodyComesBackToTheServlet() {
        ServerLog log = new ServerLog();
        deployer.deploy(ELSEWHERE);
        try {
            assertTrue(log.has(LogCode.START_CONNECT, "should be at /elsewhere. " + LogCode.START_CONNECT.advice()));
            assertTrue(Guard.maria().send(Map.of()).statusCode() >= 400, "sends browsers to the provider");
        } finally {
            deployer.undeploy(ELSEWHERE);
        }
    }

    /** The start fails with a line that names the cause and those who are to blame for it. */
    private void refuses(String deployment, LogCode ours, String libertys, String why) {
        String code = Server.current() == Server.WILDFLY ? ours.code() + ' ' : libertys;
        ServerLog log = new ServerLog();
        try {
            assertThrows(Exception.class, () -> deployer.deploy(deployment));
            assertTrue(
                    log.lines().stream().anyMatch(line -> line.contains(code) && line.contains(why)),
                    () -> String.join("\n", log.lines()));
            assertFalse(log.shows("NullPointerException"));
            assertEquals(404, new Browser().open("/watch.xhtml").statusCode());
        } finally {
            deployer.undeploy(deployment);
        }
    }
}
