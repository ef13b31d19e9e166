package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who may administer, with a browser and a script in its page. */
final class Administrator {

    /** Headers of a script of the portal's own page. */
    static final Map<String, String> SCRIPT = Map.of(
            "Accept", "*/*", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty", "Sec-Fetch-Site", "same-origin");

    static final String NAME = "een/00001106/ca0f61ab";

    final Browser browser = new Browser();

    /** Signs in on the way to what scripts are told first. */
    JsonObject signIn() {
        return json(browser.signIn("ada@example.com", "ada-demo", "/admin/api"));
    }

    HttpResponse<String> ask(String path) {
        return browser.get(Provider.portal("/admin/api" + path), SCRIPT);
    }

    JsonObject get(String path) {
        return json(ask(path));
    }

    /** Acts with the token of the session. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf", get("").getString("csrf"));
        return browser.post(Provider.portal("/admin/api" + path), form, SCRIPT);
    }

    /** Ids of a user's grants. */
    List<String> grantsOf(Person person) {
        return get("/grants?provider=een&user=" + person.id())
                .getJsonArray("grants")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(grant -> grant.getString("id"))
                .toList();
    }

    static JsonObject json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return any(answer);
    }

    /** Of a failure as well. */
    static JsonObject any(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertEquals("application/json;charset=UTF-8", type.replace(" ", ""), answer.body());
        return Json.createReader(new StringReader(answer.body())).readObject();
    }
}
