package io.eenjakarta.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * Something that was to be reached.
 *
 * @param target what, in words
 * @param figure what was measured, in words
 * @param why where it was not reached: what the profile shows and what was tried; may be empty where it was
 */
public record Target(String target, boolean reached, String figure, String why) {

    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("target", target)
                .add("reached", reached)
                .add("figure", figure)
                .add("why", why)
                .build();
    }

    static Target of(JsonObject json) {
        return new Target(
                json.getString("target"),
                json.getBoolean("reached"),
                json.getString("figure"),
                json.getString("why", ""));
    }
}
