package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;

/**
 * Access tokens shaped like the published sample: RS256, issuer {@code vms.auth.v1}, audience {@code vms.api}. The key
 * is made once per JVM. Nobody but a test may read such a token: to a client it is opaque.
 */
final class JwtIssuer {
    private static final class Key {
        static final KeyPair PAIR = make();

        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final String keyId = Secrets.randomHex(16);

    PublicKey publicKey() {
        return Key.PAIR.getPublic();
    }

    String issue(String clientId, DemoData.User user, Instant issued, Instant expires) {
        JsonObject header = Json.createObjectBuilder()
                .add("kid", keyId)
                .add("typ", "JWT")
                .add("alg", "RS256")
                .build();
        JsonObject payload = Json.createObjectBuilder()
                .add("sub", user.id())
                .add("aud", "vms.api")
                .add("iss", "vms.auth.v1")
                .add("vms_account", user.accountId())
                .add("exp", expires.getEpochSecond())
                .add("iat", issued.getEpochSecond())
                .add("jti", Secrets.randomHex(16))
                .add("client_id", clientId)
                .add("vms_cluster", "c000")
                .build();
        String signed = part(header) + "." + part(payload);
        return signed + "." + sign(signed);
    }

    private static String part(JsonObject json) {
        return Secrets.base64url(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Key.PAIR.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return Secrets.base64url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
