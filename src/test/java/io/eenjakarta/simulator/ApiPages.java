package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cuts lists into pages. A page token is opaque and holds characters that must be encoded in a query string. */
final class ApiPages {
    /** Base64 of this and up to three digits ends in an equals sign or two. */
    private static final String TOKEN = "offset>?>?>?";

    private final Faults faults;

    ApiPages(Faults faults) {
        this.faults = faults;
    }

    Reply page(ApiArguments arguments, List<JsonObject> all) {
        return page(arguments, all, all.size());
    }

    /** @param total of all there are, whatever was asked for */
    Reply page(ApiArguments arguments, List<JsonObject> all, int total) {
        return Reply.json(200, cut(arguments, all).add("totalSize", total).build());
    }

    /** Where the API does not say how many there are. */
    Reply pageWithoutTotal(ApiArguments arguments, List<JsonObject> all) {
        return Reply.json(200, cut(arguments, all).build());
    }

    private JsonObjectBuilder cut(ApiArguments arguments, List<JsonObject> all) {
        int size = arguments.pageSize();
        String asked =
                arguments.first("pageToken").filter(token -> !token.isEmpty()).orElse(null);
        int from = asked == null ? 0 : offset(arguments, asked, all.size());
        int to = Math.min(all.size(), from + size);
        JsonArrayBuilder results = Json.createArrayBuilder();
        all.subList(from, to).forEach(results::add);
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (faults.repeatedPageToken()) {
            json.add("nextPageToken", asked == null ? token(0) : asked);
        } else if (to < all.size()) {
            json.add("nextPageToken", token(to));
        } else {
            end(json);
        }
        json.add("prevPageToken", from == 0 ? JsonValue.NULL : Json.createValue(token(Math.max(0, from - size))));
        return json.add("results", results);
    }

    private void end(JsonObjectBuilder json) {
        switch (faults.lastPage()) {
            case NULL -> json.addNull("nextPageToken");
            case EMPTY -> json.add("nextPageToken", "");
            case ABSENT -> {}
        }
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString((TOKEN + "%04d".formatted(offset)).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(ApiArguments arguments, String token, int size) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int offset = text.startsWith(TOKEN) ? Integer.parseInt(text.substring(TOKEN.length())) : -1;
            if (offset >= 0 && offset <= size) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            // judged below like a token that was never issued
        }
        throw arguments.wrong("pageToken");
    }
}
