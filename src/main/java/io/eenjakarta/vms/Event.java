package io.eenjakarta.vms;

import jakarta.json.JsonArray;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened. {@code toString()} leaves out what was seen: it may be a number plate.
 *
 * @param endTimestamp null while it lasts
 * @param span whether it lasts, rather than being a moment
 * @param actorId whom it happened to, such as a camera
 * @param actorType {@code camera}, {@code bridge}, {@code user}, and more
 * @param creatorId who noticed it, such as {@code een.bridgeMotion}
 * @param type such as {@code een.motionDetectionEvent.v1}
 * @param dataSchemas what may be asked for with {@code include=data.} and one of these
 * @param data what was asked for: objects whose members depend on their member {@code type}
 */
public record Event(
        String id,
        Instant startTimestamp,
        Instant endTimestamp,
        Boolean span,
        String accountId,
        String actorId,
        String actorAccountId,
        String actorType,
        String creatorId,
        String type,
        List<String> dataSchemas,
        JsonArray data) {

    @Override
    public String toString() {
        return "Event[" + id + ", " + type + ", " + actorType + ":" + actorId + ", " + startTimestamp + "]";
    }
}
