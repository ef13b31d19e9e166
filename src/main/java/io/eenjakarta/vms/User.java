package io.eenjakarta.vms;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user of the platform. Account and user id name them for good; the e-mail address may change.
 *
 * @param id stable
 * @param accountId eight digits with zeros in front
 * @param email what they sign in with
 * @param language such as {@code en-us}
 * @param permissions name to true or false; null unless asked for with {@code include=permissions}
 * @param timeZone documented as an object, seen as a string too; null unless asked for with {@code include=timeZone}
 */
public record User(
        String id,
        String accountId,
        String firstName,
        String lastName,
        String email,
        String language,
        Map<String, Object> permissions,
        JsonValue timeZone) {

    /** Names of the permissions that are granted. */
    public Set<String> granted() {
        return permissions == null
                ? Set.of()
                : permissions.entrySet().stream()
                        .filter(permission -> Boolean.TRUE.equals(permission.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The time zone's name, such as {@code Europe/Amsterdam}. */
    public Optional<String> zone() {
        JsonValue zone = timeZone instanceof JsonObject object ? object.get("timeZone") : timeZone;
        return zone instanceof JsonString name ? Optional.of(name.getString()) : Optional.empty();
    }
}
