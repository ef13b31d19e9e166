package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.bystander.GuardedPage;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library in a portal that has no use for it: as if it were not there. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class BystanderIT {

    private static final String WITHOUT_SETTINGS = "bystander";
    private static final String WRONG_SETTINGS = "bystander-wrong";
    private static final String RIGHT_SETTINGS = "bystander-right";
    private static final String CONNECTING = "basic";

    @ArquillianResource
    private Deployer deployer;

    /** Blank is not set, and hides what the server is told for other tests. */
    @Deployment(name = WITHOUT_SETTINGS, managed = false, testable = false)
    static WebArchive withoutSettings() {
        return portal(
                WITHOUT_SETTINGS,
                """
                een.client-id=
                een.client-secret=
                een.redirect-uri=
                een.authorization-endpoint=
                een.token-endpoint=
                een.revocation-endpoint=
                een.client-settings-url=
                een.allow-loopback=
                een.allowed-accounts=
                een.admins=
                een.vault=
                een.vault-datasource=
                een.vault-keys=
                """);
    }

    /** Each of them stops the start of a portal that has a use for it. */
    @Deployment(name = WRONG_SETTINGS, managed = false, testable = false)
    static WebArchive wrongSettings() {
        return portal(
                WRONG_SETTINGS,
                """
                een.client-id=
                een.token-endpoint=ftp://provider.example/
                een.clientid=a-typo
                een.api-hosts=api(
                een.vault=jdbc
                een.vault-datasource=jdbc/nowhere
                een.vault-keys=k1:too-short
                """);
    }

    /** With these, whoever touches the vault makes its tables. */
    @Deployment(name = RIGHT_SETTINGS, managed = false, testable = false)
    static WebArchive rightSettings() {
        return portal(RIGHT_SETTINGS, "een.vault=jdbc\neen.vault-datasource=" + database() + '\n');
    }

    @Deployment(name = CONNECTING, managed = false, testable = false)
    static WebArchive connecting() {
        return ConnectPortal.war();
    }

    private static WebArchive portal(String archive, String settings) {
        return Portals.portal("bystander", archive, GuardedPage.class, "config_ordinal=1000\n" + settings);
    }

    /** An empty database that no other test uses. */
    private static String database() {
        return Server.current() == Server.WILDFLY ? "java:jboss/datasources/bystander" : "jdbc/bystander";
    }

    @Test
    void leavesNoTraceWithoutSettings() {
        leavesNoTrace(WITHOUT_SETTINGS);
    }

    @Test
    void leavesNoTraceWithSettingsThatAreWrong() {
        leavesNoTrace(WRONG_SETTINGS);
    }

    @Test
    void leavesNoTraceWithSettingsThatAreRight() {
        leavesNoTrace(RIGHT_SETTINGS);
    }

    /** The search finds what there is, in a portal that connects accounts. */
    @Test
    void leavesTracesWhereItIsUsed() {
        ServerLog log = new ServerLog();
        deployer.deploy(CONNECTING);
        try {
            ConnectPortal.warmUp();
            ConnectPortal.empty();
            String traces = traces("/desk");
            assertTrue(traces.contains("io.eenjakarta.callback.AccountLinking"), traces);
            assertTrue(log.shows("EEN-LINK-01 "));
        } finally {
            deployer.undeploy(CONNECTING);
        }
    }

    private void leavesNoTrace(String deployment) {
        ServerLog log = new ServerLog();
        deployer.deploy(deployment);
        try {
            Guard maria = Guard.maria();
            assertEquals("guard maria", maria.open("/bystander/guarded").body());
            HttpResponse<String> anonymous = new Browser().open("/bystander/guarded");
            assertEquals(401, anonymous.statusCode());
            assertTrue(anonymous
                    .headers()
                    .firstValue("WWW-Authenticate")
                    .orElse("")
                    .startsWith("Basic realm="));
            HttpResponse<String> form = maria.browser()
                    .post(Provider.portal("/bystander/?code=a&state=b"), Map.of("a", "b"), Browser.PAGE_LOAD);
            assertFalse(form.body().contains("EEN-"), form.body());
            assertEquals("objects []\nthreads []\ntables []", traces("/bystander"));
        } finally {
            deployer.undeploy(deployment);
        }
        assertFalse(log.shows("EEN-") || log.shows("io.eenjakarta.provider"), () -> String.join("\n", log.lines()));
    }

    private static String traces(String root) {
        return new Browser().open(root + "/traces?" + database()).body();
    }
}
