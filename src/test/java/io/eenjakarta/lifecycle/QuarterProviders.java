package io.eenjakarta.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.ScriptedBrowser;
import io.eenjakarta.simulator.SettableClock;
import io.eenjakarta.simulator.SimulatorSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Both simulated providers, with as many users as there are grants, on the clock of the quarter. */
final class QuarterProviders implements AutoCloseable {

    static final String VERIFIER = "virtual-quarter-verifier-0123456789-0123456789";

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final String portal;
    private final EenSimulator eagleEye;
    private final CameraManagerSimulator cameraManager;
    private final List<DemoData.User> users;

    /** @param portal its origin, which is the redirect URI */
    QuarterProviders(String portal, int users) {
        this.portal = portal;
        DemoData data = SimulatorSettings.demo().data().withUsers(users);
        this.users = data.users().stream()
                .filter(user -> user.email().startsWith("user-"))
                .toList();
        eagleEye = EenSimulator.start(
                0, SimulatorSettings.demo().withRedirectUris(portal).withData(data));
        cameraManager =
                CameraManagerSimulator.start(0, CameraManagerSettings.demo().withRedirectUris(callback()));
        eagleEye.posts().keepApiCalls(0);
        cameraManager.posts().keepApiCalls(0);
    }

    private String callback() {
        return portal + "/cameramanager";
    }

    /** What the portal has to be told. */
    Map<String, String> settings() {
        return new TreeMap<>(PortalSettings.of(eagleEye, portal)
                .withCameraManager(cameraManager, callback())
                .settings());
    }

    EenSimulator eagleEye() {
        return eagleEye;
    }

    CameraManagerSimulator cameraManager() {
        return cameraManager;
    }

    /** Somebody else for each grant; CameraManager's few users have several. */
    DemoData.User user(Kind kind, int index) {
        List<DemoData.User> here = kind.provider().equals("een")
                ? users
                : cameraManager.settings().data().users();
        return here.get(index % here.size());
    }

    void set(Instant now) {
        set(eagleEye.clock(), now);
        set(cameraManager.clock(), now);
    }

    private static void set(SettableClock clock, Instant now) {
        clock.advance(Duration.between(clock.instant(), now));
    }

    /** A code for the user of a grant. */
    String code(Member member) {
        boolean een = member.kind().provider().equals("een");
        String address = een
                ? eagleEye.origin() + "/oauth2/authorize?client_id=" + SimulatorSettings.DEMO_CLIENT_ID
                        + "&scope=vms.all&code_challenge_method=S256&code_challenge=" + challenge()
                : cameraManager.origin() + "/oauth/authorize?client_id=" + CameraManagerSettings.DEMO_CLIENT_ID
                        + "&scope=write";
        String redirect = URLEncoder.encode(een ? portal : callback(), UTF_8);
        URI authorize = URI.create(address + "&response_type=code&state=quarter-0123456789&redirect_uri=" + redirect);
        URI back = new ScriptedBrowser()
                .signIn(authorize, member.user().email(), member.user().password());
        Matcher code = CODE.matcher(back.toString());
        if (!code.find()) {
            throw new AssertionError("no code for " + member.user().email());
        }
        return code.group(1);
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        eagleEye.close();
        cameraManager.close();
    }
}
