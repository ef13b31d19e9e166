package io.eenjakarta.token;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.Excerpt;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A JSON object from the token end point, read member by member: whatever is odd about one of them never loses the
 * tokens in the others. Strings are taken only where strings belong; nothing is converted.
 */
final class TokenReply {

    /** The absolute life of a grant: no access token outlives it, so a larger {@code expires_in} is cut to this. */
    static final Duration LONGEST_LIFE = Duration.ofDays(90);

    /** Held, because to find one anew costs more than to read a reply with it. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<String, JsonValue> members = new HashMap<>();
    private final List<String> oddities = new ArrayList<>();

    private TokenReply() {}

    /** Absent when the text is not a JSON object; one that breaks off or goes wrong after both tokens is one still. */
    static Optional<TokenReply> parse(String text) {
        return parse(
                text,
                reply -> reply.accessToken().isPresent() && reply.refreshToken().isPresent());
    }

    /**
     * The same.
     *
     * @param complete whether one that breaks off has what matters
     */
    static Optional<TokenReply> parse(String text, Predicate<TokenReply> complete) {
        TokenReply reply = new TokenReply();
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            reply.readMembers(parser);
            return Optional.of(reply);
        } catch (RuntimeException e) { // Parsson has plain ones too
            reply.oddities.add("malformed JSON");
            return Optional.of(reply).filter(complete);
        }
    }

    private void readMembers(JsonParser parser) {
        if (parser.next() != JsonParser.Event.START_OBJECT) {
            throw new JsonException("not an object");
        }
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            String name = parser.getString();
            members.put(name, MemberValue.read(parser, parser.next()));
        }
    }

    /** The member {@code error} (RFC 6749 5.2) if it is one word in small letters, as all known codes are. */
    Optional<String> error() {
        return string("error").filter(e -> e.matches("[a-z_]{1,40}"));
    }

    /** The access token, if it can be put into a header. */
    Optional<AccessToken> accessToken() {
        return token("access_token");
    }

    Optional<AccessToken> token(String member) {
        return string(member).filter(TokenReply::visible).map(AccessToken::new);
    }

    /** The member as it is; null when there is none. */
    JsonValue member(String name) {
        return members.get(name);
    }

    Optional<RefreshToken> refreshToken() {
        return string("refresh_token").filter(t -> !t.isEmpty()).map(RefreshToken::new);
    }

    /**
     * When the access token ends.
     *
     * @param started when the request was started: the life it names may have begun any time since
     * @return absent when the life is missing, no number or below one second: the token is used until it is refused
     */
    Optional<Instant> expiresAt(Instant started) {
        JsonValue value = members.get("expires_in");
        double seconds = value instanceof JsonNumber number ? number.doubleValue() : 0;
        if (!(seconds >= 1)) {
            oddities.add(value == null ? "no expires_in" : "expires_in is no number above 0");
            return Optional.empty();
        }
        if (seconds > LONGEST_LIFE.toSeconds()) {
            oddities.add("expires_in above " + LONGEST_LIFE.toDays() + " days");
            return Optional.of(started.plus(LONGEST_LIFE));
        }
        return Optional.of(started.plusSeconds((long) seconds));
    }

    /** The API base as the allow-list sees it; absent when the reply names none. */
    Optional<ApiHosts.Verdict> apiBase(ApiHosts hosts) {
        JsonValue value = members.get("httpsBaseUrl");
        if (value instanceof JsonString text) {
            return text.getString().isBlank() ? Optional.empty() : Optional.of(judge(text.getString(), hosts));
        }
        if (value instanceof JsonObject object) {
            return object.get("hostname") instanceof JsonString host
                    ? Optional.of(hosts.judge(host.getString(), port(object.get("port"))))
                    : Optional.of(new ApiHosts.Refused("httpsBaseUrl has no hostname"));
        }
        return value == null || value == JsonValue.NULL
                ? Optional.empty()
                : Optional.of(new ApiHosts.Refused("httpsBaseUrl is neither object nor text"));
    }

    /** What was unlike the documentation so far, without any value that might be a secret. Fit for a log. */
    List<String> oddities() {
        List<String> all = new ArrayList<>(oddities);
        string("token_type")
                .filter(type -> !type.equalsIgnoreCase("Bearer"))
                .ifPresent(type -> all.add("token_type " + Excerpt.of(type)));
        return all;
    }

    private static ApiHosts.Verdict judge(String text, ApiHosts hosts) {
        try {
            if (text.contains("://")) {
                return hosts.judge(URI.create(text));
            }
            URI hostAndPort = URI.create("//" + text);
            return hostAndPort.getHost() != null
                            && text.equals(hostAndPort.getRawAuthority())
                            && hostAndPort.getRawUserInfo() == null
                    ? hosts.judge(hostAndPort.getHost(), hostAndPort.getPort())
                    : hosts.judge(text, -1);
        } catch (IllegalArgumentException e) {
            return new ApiHosts.Refused("no address: " + Excerpt.of(text));
        }
    }

    /** -1 when absent; 0, which no host is allowed to have, when it is no port. */
    private static int port(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return -1;
        }
        double port = value instanceof JsonNumber number ? number.doubleValue() : 0;
        return port >= 1 && port <= 65535 && port == Math.rint(port) ? (int) port : 0;
    }

    Optional<String> string(String member) {
        return members.get(member) instanceof JsonString s ? Optional.of(s.getString()) : Optional.empty();
    }

    private static boolean visible(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return !token.isEmpty();
    }
}
