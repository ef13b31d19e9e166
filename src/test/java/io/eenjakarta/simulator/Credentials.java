package io.eenjakarta.simulator;

import io.eenjakarta.simulator.TokenPost.BasicAuth;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** By which a client says who it is. */
record Credentials(String id, String secret) {
    static boolean isBasic(String header) {
        return header != null && header.strip().split("\\s+")[0].equalsIgnoreCase("Basic");
    }

    /**
     * @param half decodes the id and the secret, each for itself
     * @return empty without Base64, without a colon, with an empty half, or when a half cannot be decoded
     */
    static Optional<Credentials> basic(String header, UnaryOperator<String> half) {
        String[] parts = header.strip().split("\\s+");
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1 || colon == pair.length() - 1
                    ? Optional.empty()
                    : Optional.of(new Credentials(
                            half.apply(pair.substring(0, colon)), half.apply(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What an {@code Authorization} header, perhaps null, is worth. */
    static BasicAuth judge(String header, UnaryOperator<String> half, Predicate<Credentials> right) {
        if (header == null) {
            return BasicAuth.ABSENT;
        }
        if (!isBasic(header)) {
            return BasicAuth.NOT_BASIC;
        }
        return basic(header, half)
                .map(credentials -> right.test(credentials) ? BasicAuth.RIGHT : BasicAuth.WRONG)
                .orElse(BasicAuth.MALFORMED);
    }

    @Override
    public String toString() {
        return "Credentials[" + id + "]";
    }
}
