package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A vault that nobody can use stops the start, and the message says what to do. */
@ExtendWith(ArquillianExtension.class)
class VaultStartIT {

    private static final String NO_DATA_SOURCE = "no-data-source";
    private static final String NO_KEYS = "no-keys";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = NO_DATA_SOURCE, managed = false, testable = false)
    static WebArchive withoutDataSource() {
        return named(NO_DATA_SOURCE, Map.of("een.vault-datasource", "jdbc/nowhere"));
    }

    @Deployment(name = NO_KEYS, managed = false, testable = false)
    static WebArchive withoutKeys() {
        return named(NO_KEYS, Map.of("een.vault-keys", ""));
    }

    private static WebArchive named(String name, Map<String, String> settings) {
        return ShrinkWrap.create(WebArchive.class, name + ".war").merge(Deployments.warWith(settings));
    }

    @Test
    void namesTheDataSourceThatIsMissing() {
        refuses(NO_DATA_SOURCE, "jdbc/nowhere");
    }

    @Test
    void asksForTheKeysThatADatabaseNeeds() {
        refuses(NO_KEYS, "een.vault-keys");
    }

    private void refuses(String deployment, String why) {
        ServerLog log = new ServerLog();
        try {
            assertThrows(Exception.class, () -> deployer.deploy(deployment));
            assertTrue(log.has(LogCode.VAULT_UNUSABLE, why));
            assertFalse(new Browser().open("/").body().contains("Eagle Eye"), "something is served");
        } finally {
            deployer.undeploy(deployment);
        }
    }
}
