package io.eenjakarta.token;

import io.eenjakarta.provider.ApiHosts;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object from {@code authorizationTokens}, read member by member like a {@link TokenReply}, of which it differs in
 * its names and in an absolute end.
 */
final class SwitchReply {

    private final TokenReply members;
    private final List<String> oddities = new ArrayList<>();

    private SwitchReply(TokenReply members) {
        this.members = members;
    }

    /** Absent when the text is not a JSON object; one that breaks off behind the token is one still. */
    static Optional<SwitchReply> parse(String text) {
        return TokenReply.parse(text, reply -> reply.token("accessToken").isPresent())
                .map(SwitchReply::new);
    }

    /** The access token, if it can be put into a header. */
    Optional<AccessToken> accessToken() {
        return members.token("accessToken");
    }

    Optional<ApiHosts.Verdict> apiBase(ApiHosts hosts) {
        return members.apiBase(hosts);
    }

    /**
     * When the token ends, by the provider's clock.
     *
     * @param started when the request was started
     * @return absent when it is missing, no time, or over already: the token is used until it is refused, for perhaps the
     *     clocks are apart
     */
    Optional<Instant> expiresAt(Instant started) {
        Instant most = started.plus(TokenReply.LONGEST_LIFE);
        Optional<Instant> end = members.string("expireTimestamp").flatMap(SwitchReply::instant);
        if (end.isEmpty()) {
            oddities.add("no expireTimestamp");
        } else if (!end.get().isAfter(started)) {
            oddities.add("expireTimestamp is over");
            return Optional.empty();
        }
        return end.map(given -> given.isAfter(most) ? most : given);
    }

    /** The reason of a refusal, if it is one word. */
    Optional<String> reason() {
        if (members.member("details") instanceof JsonArray details) {
            for (JsonValue detail : details) {
                if (detail instanceof JsonObject object && object.get("reason") instanceof JsonString reason) {
                    return Optional.of(reason.getString()).filter(word -> word.matches("[A-Za-z_]{1,40}"));
                }
            }
        }
        return Optional.empty();
    }

    List<String> oddities() {
        List<String> all = new ArrayList<>(members.oddities());
        all.addAll(oddities);
        return all;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
