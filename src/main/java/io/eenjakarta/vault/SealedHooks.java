package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Secret;
import java.util.Optional;

/**
 * The secrets of webhooks, sealed for one row: in another they do not open. Inside is a digit for the format, the end of the
 * address, and the platform's secret as far as there is one, each after a line break.
 */
final class SealedHooks {

    private static final String PURPOSE = "webhook";
    private static final String FORMAT = "1";

    private final KeyRing keys;

    /** What was sealed. */
    record Opened(HookId id, Optional<Secret> secret) {}

    SealedHooks(KeyRing keys) {
        this.keys = keys;
    }

    String seal(HookId id, Optional<Secret> secret) {
        String plain =
                FORMAT + '\n' + id.value() + '\n' + secret.map(Secret::reveal).orElse("");
        return keys.seal(PURPOSE, plain.getBytes(UTF_8), id.hash());
    }

    /** Id of the key that seals now. */
    String key() {
        return keys.sealingKey();
    }

    /**
     * Opens the secrets of a row.
     *
     * @throws VaultException.Unreadable when that is not possible, with the reason
     */
    Opened open(String hash, String sealed, String keyId) {
        if (!keys.has(keyId)) {
            throw unreadable(hash, "it was sealed with key " + keyId + ", which is not in een.vault-keys here", true);
        }
        String[] parts = keys.open(PURPOSE, sealed, hash)
                .map(plain -> new String(plain, UTF_8).split("\n", -1))
                .orElseThrow(() -> unreadable(hash, "it is damaged, or sealed with another key " + keyId, false));
        if (!parts[0].equals(FORMAT) || parts.length != 3) {
            throw unreadable(hash, "it has the format of a newer version", true);
        }
        return new Opened(
                new HookId(parts[1]),
                Optional.of(parts[2]).filter(secret -> !secret.isEmpty()).map(Secret::new));
    }

    private static VaultException.Unreadable unreadable(String hash, String why, boolean curable) {
        return new VaultException.Unreadable("webhook " + hash + ": " + why, curable);
    }
}
