package io.eenjakarta.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The settings of the vault. */
final class VaultSettings {

    private static final int KEY_BYTES = 32;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private VaultSettings() {}

    static Settings.Vault read(GivenSettings given) {
        return new Settings.Vault(
                kind(given),
                given.text(Setting.VAULT_DATASOURCE),
                keys(given),
                given.duration(Setting.VAULT_CACHE_AGE, Duration.ofMillis(100), Duration.ofMinutes(5)),
                given.number(Setting.VAULT_CACHE_SIZE, 1, 10_000_000),
                given.flag(Setting.ALLOW_LOOPBACK));
    }

    private static Settings.Vault.Kind kind(GivenSettings given) {
        String name = given.text(Setting.VAULT);
        for (Settings.Vault.Kind kind : Settings.Vault.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        given.fault(Setting.VAULT, "must be auto, jdbc or memory");
        return Settings.Vault.Kind.AUTO;
    }

    private static List<VaultKey> keys(GivenSettings given) {
        List<VaultKey> keys = new ArrayList<>();
        String text = SecretFile.text(given, Setting.VAULT_KEYS, Setting.VAULT_KEYS_FILE)
                .orElse("");
        boolean inFile = given.configured(Setting.VAULT_KEYS_FILE).isPresent();
        Setting where = inFile ? Setting.VAULT_KEYS_FILE : Setting.VAULT_KEYS;
        if (inFile && text.isBlank()) {
            given.fault(where, "holds no key");
        }
        for (String line : text.split("[,\\r\\n]")) {
            String entry = line.strip();
            if (!entry.isEmpty()) {
                keys.add(key(given, where, keys, entry));
            }
        }
        return List.copyOf(keys);
    }

    private static VaultKey key(GivenSettings given, Setting where, List<VaultKey> before, String entry) {
        String id = entry.substring(0, Math.max(0, entry.indexOf(':')));
        String base64 = entry.substring(entry.indexOf(':') + 1);
        if (!KEY_ID.matcher(id).matches()) {
            given.fault(where, "needs id:base64, the id of 1 to 16 letters, digits, _ or -");
        } else if (!isKey(base64)) {
            given.fault(where, "key " + id + " must be 32 bytes in Base64 (openssl rand -base64 32)");
        } else if (before.stream().anyMatch(k -> k.id().equals(id))) {
            given.fault(where, "has the id " + id + " twice");
        }
        return new VaultKey(id, new Secret(base64));
    }

    private static boolean isKey(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
