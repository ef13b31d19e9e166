package io.eenjakarta.simulator;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** The other side in the tests of the simulated CameraManager. */
final class CameraManagerCaller {
    static final String BASIC =
            Caller.basic(CameraManagerSettings.DEMO_CLIENT_ID + ":" + CameraManagerSettings.DEMO_CLIENT_SECRET);
    static final String REDIRECT = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333%2Fcameramanager";
    static final String CLIENT = "client_id=een-jakarta-demo.cameramanager";
    static final String AUTHORIZE = "/oauth/authorize?response_type=code&" + CLIENT;
    static final String NORMAL = AUTHORIZE + REDIRECT + "&scope=write" + Caller.STATE;

    final Caller browser;

    CameraManagerCaller(CameraManagerSimulator simulator) {
        browser = new Caller(simulator.origin());
    }

    /** @param parameters in a form */
    HttpResponse<String> token(String parameters, String... headers) {
        return browser.form("/oauth/token", parameters, headers.length == 0 ? known() : headers);
    }

    /** @param parameters in the query string, of a POST without a body */
    HttpResponse<String> tokenByQuery(String parameters) {
        return browser.send(browser.request("/oauth/token?" + parameters, known())
                .POST(BodyPublishers.noBody())
                .build());
    }

    static String[] known() {
        return new String[] {"Authorization", BASIC, "Accept", "application/json"};
    }

    String code(String user) {
        return browser.code(NORMAL, user);
    }

    static String exchange(String code) {
        return "grant_type=authorization_code&code=" + code + REDIRECT;
    }

    JsonObject tokens(String user) {
        return Caller.json(token(exchange(code(user))));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token("grant_type=refresh_token&scope=write&refresh_token=" + refreshToken);
    }

    HttpResponse<String> api(String path, String accessToken) {
        return browser.get("/rest/" + path, "Authorization", "Bearer " + accessToken, "Accept", "application/json");
    }

    HttpResponse<byte[]> snapshot(String camera, String query, String accessToken) {
        return browser.bytes(
                "/rest/v2.4/cameras/" + camera + "/snapshot" + query,
                "Authorization",
                "Bearer " + accessToken,
                "Accept",
                "image/jpeg");
    }

    HttpResponse<String> logOut(String accessToken) {
        return browser.send(browser.request(
                        "/rest/v2.0/users/self/tokens/current",
                        "Authorization",
                        "Bearer " + accessToken,
                        "Accept",
                        "application/json")
                .DELETE()
                .build());
    }
}
