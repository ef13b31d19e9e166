package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.faces.PortalLogin;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.simulator.SimulatedProvider;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** WildFly takes a portal whose {@code jboss-web.xml} names a wrong security domain, or none: nobody gets in, and nothing out. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "wildfly",
        disabledReason = "Open Liberty has no domains")
class OtherDomainIT {

    @RegisterExtension
    static final SimulatedProvider PROVIDER = FacesPortalIT.PROVIDER;

    private static final String UNKNOWN = "unknown-domain";
    private static final String NONE = "no-domain";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = UNKNOWN, managed = false, testable = false)
    static WebArchive inAnUnknownDomain() {
        return portal(UNKNOWN, "<security-domain>nowhere</security-domain>");
    }

    @Deployment(name = NONE, managed = false, testable = false)
    static WebArchive inTheServersOwnDomain() {
        return portal(NONE, "");
    }

    private static WebArchive portal(String archive, String domain) {
        return Portals.portal("faces", archive, PortalLogin.class, PROVIDER.properties())
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>/</context-root>" + domain + "</jboss-web>"),
                        "jboss-web.xml");
    }

    @Test
    void servesNothingInADomainThatTheServerDoesNotKnow() {
        ServerLog log = new ServerLog();
        deployer.deploy(UNKNOWN);
        try {
            for (String path : List.of("/", "/watch.xhtml", "/harbour/rota.xhtml", "/api/cameras")) {
                HttpResponse<String> refused = new Browser().open(path);
                assertEquals(503, refused.statusCode(), path);
                assertTrue(refused.body().contains(LogCode.START_MECHANISM.code()), refused.body());
                assertTrue(refused.body().contains(LogCode.START_MECHANISM.advice()), refused.body());
            }
            assertTrue(log.has(LogCode.START_MECHANISM, ""));
        } finally {
            deployer.undeploy(UNKNOWN);
        }
    }

    @Test
    void letsNobodyInInTheServersOwnDomain() {
        ServerLog log = new ServerLog();
        deployer.deploy(NONE);
        try {
            HttpResponse<String> refused = new Browser().signIn("ada@example.com", "ada-demo", "/watch.xhtml");
            assertEquals(503, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains(LogCode.START_CALLER.code()), refused.body());
            assertTrue(log.has(LogCode.START_CALLER, LogCode.START_CALLER.advice()));
        } finally {
            deployer.undeploy(NONE);
        }
    }
}
