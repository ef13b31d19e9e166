package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.SimulatorSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grants that a portal of the tests keeps for work when nobody is there. */
final class Unattended {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "offline-work-verifier-0123456789-0123456789";

    private final Browser browser = new Browser();
    private final List<String> grants = new ArrayList<>();

    /** Ada connects her account; the id of the grant. */
    String connect() {
        String code = code();
        Evidence.secrets(List.of(code, VERIFIER));
        String grant = ask("/host-offline/connect", Map.of("code", code, "verifier", VERIFIER, "grant", ""));
        grants.add(grant);
        return grant;
    }

    /** Ends what was connected: the next portal of the tests has the same vault, and would keep it alive. */
    void endAll() {
        grants.forEach(grant -> assertEquals("none", of("/host-offline/end-in-vain", grant)));
        grants.clear();
    }

    /** The portal's answer to a question about a grant. */
    String of(String path, String grant) {
        return ask(path, Map.of("grant", grant));
    }

    String ask(String path, Map<String, String> form) {
        return browser.post(Provider.portal(path), form, Map.of()).body();
    }

    private String code() {
        URI authorize = URI.create(Provider.simulator().origin() + "/oauth2/authorize?response_type=code&client_id="
                + SimulatorSettings.DEMO_CLIENT_ID + "&scope=vms.all&state=offline-0123456789"
                + "&redirect_uri=" + URLEncoder.encode(Provider.PORTAL, StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + challenge());
        Matcher code = CODE.matcher(
                browser.authorize(authorize, "ada@example.com", "ada-demo").toString());
        assertTrue(code.find());
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
}
