package io.eenjakarta.probe;

import io.eenjakarta.provider.ApiHosts;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;

/**
 * The tokens of a sign-in that the probe made for itself.
 *
 * @param refresh absent when the reply had none
 * @param base absent when the reply named no host, or one that may get no token
 */
record ProbedGrant(String access, Optional<String> refresh, Optional<URI> base) {
    /** What a token reply brought; absent for any other answer. */
    static Optional<ProbedGrant> of(Reaction reaction, ApiHosts hosts) {
        return reaction.ok()
                ? reaction.text("access_token")
                        .map(access -> new ProbedGrant(access, reaction.text("refresh_token"), base(reaction, hosts)))
                : Optional.empty();
    }

    /** Where {@code httpsBaseUrl} leads, given as an object or as a text. */
    static Optional<URI> base(Reaction reaction, ApiHosts hosts) {
        return reaction.json()
                .map(json -> json.get("httpsBaseUrl"))
                .map(value -> judged(value, hosts))
                .filter(ApiHosts.Accepted.class::isInstance)
                .map(verdict -> ((ApiHosts.Accepted) verdict).base());
    }

    private static ApiHosts.Verdict judged(JsonValue value, ApiHosts hosts) {
        if (value instanceof JsonObject object && object.get("hostname") instanceof JsonString name) {
            int port = object.get("port") instanceof JsonNumber number ? number.intValue() : -1;
            return hosts.judge(name.getString(), port);
        }
        if (value instanceof JsonString text) {
            try {
                return text.getString().contains("://")
                        ? hosts.judge(URI.create(text.getString()))
                        : hosts.judge(text.getString(), -1);
            } catch (IllegalArgumentException odd) {
                return null;
            }
        }
        return null;
    }

    ProbedGrant at(URI found) {
        return new ProbedGrant(access, refresh, base.or(() -> Optional.of(found)));
    }

    @Override
    public String toString() {
        return "ProbedGrant[" + (base.isPresent() ? "with" : "without") + " base]";
    }
}
