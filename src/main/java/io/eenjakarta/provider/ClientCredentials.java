package io.eenjakarta.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Optional;

/**
 * Our id and secret at the provider.
 *
 * @param id the client id, not secret
 * @param secret the client secret
 * @param next the one that will follow it, while the provider knows both or is about to
 */
public record ClientCredentials(String id, Secret secret, Optional<Secret> next) {

    /** With one secret. */
    public ClientCredentials(String id, Secret secret) {
        this(id, secret, Optional.empty());
    }

    /**
     * The value of the {@code Authorization} header. Both halves are form-encoded before Base64 (RFC 6749 2.3.1);
     * EEN's own alphanumeric secrets come out the same either way.
     */
    public Secret basicHeader() {
        String pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret.reveal(), UTF_8);
        return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }
}
