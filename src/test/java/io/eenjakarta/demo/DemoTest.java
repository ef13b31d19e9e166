package io.eenjakarta.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final URI PORTAL = URI.create("http://127.0.0.1:4000");
    private static final Path SETTINGS = Path.of("src/test/demo/simulator/demo.xml");

    @Test
    void everyUserIsInTheBanner() {
        String banner = Demo.banner(PORTAL, true, new String[] {"simulator", "4000", "4001", "4002", "messages.log"});
        for (DemoData data :
                Set.of(Demo.eagleEye(PORTAL).data(), Demo.cameraManager(PORTAL).data())) {
            for (DemoData.User user : data.users()) {
                assertTrue(banner.contains(user.email()) && banner.contains(user.password()), user.email());
            }
        }
    }

    @Test
    void providersKnowThePortalAtItsPort() {
        assertEquals(Set.of("http://127.0.0.1:4000"), Demo.eagleEye(PORTAL).redirectUris());
        assertEquals(
                Set.of("http://127.0.0.1:4000/cameramanager"),
                Demo.cameraManager(PORTAL).redirectUris());
    }

    @Test
    void twoUsersAreRefused() throws IOException {
        assertEquals(
                Set.of("linus@example.com"),
                refused("een", Demo.eagleEye(PORTAL).data()));
        assertEquals(
                Set.of("rui@example.com"),
                refused("cameramanager", Demo.cameraManager(PORTAL).data()));
    }

    private static Set<String> refused(String provider, DemoData data) throws IOException {
        Matcher setting = Pattern.compile(provider + "\\.allowed-accounts\" defaultValue=\"([^\"]+)\"")
                .matcher(Files.readString(SETTINGS));
        assertTrue(setting.find());
        Set<String> allowed = Set.of(setting.group(1).split(","));
        Set<String> refused = new TreeSet<>();
        for (DemoData.User user : data.users()) {
            if (!allowed.contains(user.accountId())) {
                refused.add(user.email());
            }
        }
        return refused;
    }
}
