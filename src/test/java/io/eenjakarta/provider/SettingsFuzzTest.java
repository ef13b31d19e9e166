package io.eenjakarta.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any text for any settings, one in a line after its number in {@link Setting}: settings within their bounds, or a fault that names
 * the setting, and never the value of a secret.
 */
@Requirement({"F9", "C21", "C30"})
class SettingsFuzzTest {

    private static final String SECRET = "s3cret-Kn0wn-to-nobody";
    private static final Setting[] ALL = Setting.values();

    @FuzzTest
    void areWithinTheirBoundsOrFaultsWithTheirName(byte[] input) {
        Map<String, String> given = new TreeMap<>(SettingsFixture.REQUIRED);
        String[] lines = new String(input, UTF_8).split("\n", 8);
        for (String line : lines) {
            Setting setting = ALL[line.isEmpty() ? 0 : line.charAt(0) % ALL.length];
            String value = line.isEmpty() ? "" : line.substring(1).replace(SECRET, "");
            given.put(setting.key(), setting.secret() ? SECRET + value : value);
        }
        try {
            assertBounded(SettingsFixture.readOnly(given), "settings");
        } catch (SettingsException faulty) {
            assertFalse(faulty.getMessage().contains(SECRET), faulty.getMessage());
            assertFalse(faulty.faults().isEmpty());
            for (String fault : faulty.faults()) {
                assertTrue(Arrays.stream(ALL).anyMatch(one -> fault.startsWith(one.key() + " (")), fault);
                assertTrue(fault.length() < 500 && fault.chars().allMatch(c -> c >= ' ' && c < 0x7f), fault);
            }
        }
    }

    private static void assertBounded(Object value, String name) {
        if (value instanceof Duration duration) {
            assertFalse(duration.isNegative() || duration.compareTo(Duration.ofDays(10_000)) > 0, name);
        } else if (value instanceof Integer number) {
            assertTrue(number >= 0 && number <= 1 << 30, name);
        } else if (value instanceof Record && !(value instanceof Secret)) {
            for (RecordComponent part : value.getClass().getRecordComponents()) {
                assertBounded(component(value, part), part.getName());
            }
        } else if (value instanceof Iterable<?> all) {
            all.forEach(each -> assertBounded(each, name));
        }
        assertFalse(String.valueOf(value).contains(SECRET), name);
    }

    private static Object component(Object of, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
