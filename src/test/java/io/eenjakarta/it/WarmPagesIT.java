package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.it.counted.VaultReadsServlet;
import io.eenjakarta.simulator.TokenPost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page costs when its grant is known: no token request, and one look into the vault at most, which is for what the
 * caller has connected. Counted by the database and by the provider.
 */
@ExtendWith({ArquillianExtension.class, CleanProvider.class, CleanCameraManager.class})
class WarmPagesIT {

    private static final int LOADS = 10;
    private static final Pattern STATEMENT = Pattern.compile("(?m)^(\\d+) (.*)$");
    private static final Pattern GRANT = Pattern.compile("(?is)select.* from een_grant where id = .*");
    /** A read: what the audit trail writes behind comes whenever it comes. */
    private static final Pattern OTHER = Pattern.compile("(?is)select.* from een_.*");
    /** Half of een.vault-cache-age: a grant in use is looked at again so often, in the background. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofMillis(2500);

    private final Browser ada = new Browser();

    @Deployment(testable = false)
    static WebArchive war() {
        return CameraManager.war().addPackage(VaultReadsServlet.class.getPackage());
    }

    @BeforeEach
    void signIn() {
        assertEquals(200, Person.ADA.signIn(ada, "/account").statusCode());
        assertEquals(302, Person.LINUS.connect(ada).statusCode());
    }

    @AfterEach
    void disconnect() {
        Person.disconnectAll(ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cameras",
                "/account",
                "/connection",
                "/session",
                "/cameras/100d4c41/preview.jpeg",
                "/cameras/een/00002207/ca0f72b1/100e7a11/preview.jpeg"
            })
    void costsOneLookIntoTheVaultAndNoToken(String page) {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, ada.open(page).statusCode());
        }
        List<TokenPost> before = Provider.simulator().posts().all();
        count();
        long began = System.nanoTime();
        for (int i = 0; i < LOADS; i++) {
            assertEquals(200, ada.open(page).statusCode());
        }
        long periods = 1 + Duration.ofNanos(System.nanoTime() - began).dividedBy(LOOKED_AT_AGAIN);
        String counted = ada.get(Provider.portal("/host-vault-reads"), Map.of()).body();
        int grants = 0;
        int others = 0;
        Matcher each = STATEMENT.matcher(counted);
        while (each.find()) {
            int times = Integer.parseInt(each.group(1));
            if (GRANT.matcher(each.group(2)).matches()) {
                grants += times;
            } else if (OTHER.matcher(each.group(2)).matches()) {
                others += times;
            }
        }
        assertTrue(others <= LOADS, counted);
        assertTrue(grants <= 2 * periods, "of two grants in " + periods + " periods: " + counted);
        assertEquals(before, Provider.simulator().posts().all());
    }

    /** What is cheap must not be stale. */
    @Test
    void showsAtOnceThatAnAccountIsConnectedOrNot() {
        String grant = Person.grants(ada).get(0);
        assertTrue(ada.open("/cameras").body().contains("00002207"));
        Person.disconnect(ada, grant);
        assertTrue(!ada.open("/cameras").body().contains("00002207"));
        HttpResponse<String> picture = ada.open("/cameras/een/00002207/ca0f72b1/100e7a11/preview.jpeg");
        assertEquals(401, picture.statusCode());
        Person.LINUS.connect(ada);
        assertTrue(ada.open("/cameras").body().contains("00002207"));
    }

    private void count() {
        assertEquals(
                200,
                ada.post(Provider.portal("/host-vault-reads"), Map.of(), Map.of())
                        .statusCode());
    }
}
