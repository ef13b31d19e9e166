package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wrong settings stop the start, and one message says all of what is wrong and where it comes from. */
@ExtendWith(ArquillianExtension.class)
class StartFailsIT {

    private static final String BROKEN = "broken";
    private static final String SECRET = "pasted secret with-a space 4711";
    private static final String KEY = "k1:c2hvcnQta2V5LTQ3MTE=";
    private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

    static {
        SETTINGS.put("een.client-secret-file", "/nowhere/client-secret");
        SETTINGS.put("een.redirect-uri", "http://portal.example/");
        SETTINGS.put("een.token-endpoint", "ftp://auth.example/oauth2/token");
        SETTINGS.put("een.api-hosts", "api\\.(");
        SETTINGS.put("een.allowed-accounts", "1106");
        SETTINGS.put("een.admins", "ada");
        SETTINGS.put("een.token-deadline", "3 seconds");
        SETTINGS.put("een.api-connections", "0");
        SETTINGS.put("een.proxy", "proxy:8080");
        SETTINGS.put("een.vault-keys", KEY);
        SETTINGS.put("een.allow-loopback", "yes");
        SETTINGS.put("een.clientid", "a-typo");
    }

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = BROKEN, managed = false, testable = false)
    static WebArchive broken() {
        Evidence.secrets(List.of(SECRET, KEY.substring(3)));
        Map<String, String> all = new LinkedHashMap<>(SETTINGS);
        all.put("een.client-secret", SECRET);
        return Deployments.warWith(all);
    }

    @AfterEach
    void takeAway() {
        deployer.undeploy(BROKEN);
    }

    @Test
    void listsEveryFaultInOneMessageWithItsSourceAndWithoutASecret() {
        ServerLog log = new ServerLog();
        assertThrows(Exception.class, () -> deployer.deploy(BROKEN));
        assertTrue(log.has(LogCode.START_SETTINGS, ""));
        List<String> lines = log.lines();
        int first = 0;
        while (!lines.get(first).contains(LogCode.START_SETTINGS.code())) {
            first++;
        }
        String message = String.join("\n", lines.subList(first, Math.min(first + 40, lines.size())));
        for (String setting : SETTINGS.keySet()) {
            assertTrue(
                    message.lines().anyMatch(line -> line.matches(" +\"?" + setting + "\\b(?!-).*")),
                    () -> setting + " is missing in\n" + message);
        }
        assertTrue(message.contains("(EEN_TOKEN_DEADLINE)"), message);
        assertTrue(message.contains("microprofile-config.properties"), message);
        assertFalse(log.shows(SECRET) || log.shows(KEY.substring(3)), "the log shows a secret");
        assertFalse(serves(), "nothing is served");
    }

    private static boolean serves() {
        return new Browser().open("/").body().contains("Eagle Eye");
    }
}
