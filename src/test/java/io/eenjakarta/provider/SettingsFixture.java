package io.eenjakarta.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings and their faults, read by the real reader from a source that is called "the test". */
final class SettingsFixture {

    /** A key of the vault, as base64. */
    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /** The fewest settings that can be read. */
    static final Map<String, String> REQUIRED = Map.of(
            "een.client-id", "client-1",
            "een.client-secret", "topsecret",
            "een.redirect-uri", "http://127.0.0.1:3333");

    private SettingsFixture() {}

    /** Reads the required settings, changed or completed by these pairs of name and value. */
    static Settings read(String... changes) {
        Map<String, String> all = new TreeMap<>(REQUIRED);
        for (int i = 0; i < changes.length; i += 2) {
            all.put(changes[i], changes[i + 1]);
        }
        return readOnly(all);
    }

    /** Reads these settings and no others. */
    static Settings readOnly(Map<String, String> all) {
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(all, "the test", 100))
                        .addDefaultInterceptors()
                        .build())
                .read();
    }

    /** The one fault of the required settings with these changes. */
    static String fault(String... changes) {
        List<String> faults =
                assertThrows(SettingsException.class, () -> read(changes)).faults();
        assertEquals(1, faults.size(), faults.toString());
        return faults.get(0);
    }

    static void assertStartsWith(String start, String fault) {
        assertTrue(fault.startsWith(start), fault);
    }
}
