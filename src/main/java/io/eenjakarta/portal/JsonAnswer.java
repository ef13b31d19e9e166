package io.eenjakarta.portal;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** JSON as the answer to a request, and its one shape of a failure: an object with the member {@code error}. */
final class JsonAnswer {

    /** Thread-safe. {@code Json} itself looks for the server's implementation each time. */
    static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private JsonAnswer() {}

    static void send(HttpServletResponse response, int status, JsonObject json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.toString());
    }

    /** What a failure page says, for a script; the support code leads to the line in the log. */
    static JsonObject of(Failure failure, SupportCode code) {
        return BUILDERS.createObjectBuilder()
                .add("error", word(failure))
                .add("detail", failure.words(Texts.ENGLISH).title())
                .add("supportCode", code.value())
                .build();
    }

    /** The page that asks was made for another account than the one shown now. */
    static JsonObject anotherAccount() {
        return BUILDERS.createObjectBuilder()
                .add("error", "another_account")
                .add("detail", Texts.ENGLISH.of("switch.another"))
                .build();
    }

    private static String word(Failure failure) {
        if (failure == Failure.CROSS_SITE) {
            return "csrf_token_missing";
        }
        return switch (failure.status()) {
            case 401 -> "login_required";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 503 -> "temporarily_unavailable";
            default -> failure.status() < 500 ? "bad_request" : "failed";
        };
    }
}
