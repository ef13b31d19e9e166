package io.eenjakarta.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformCheckTest {

    private static final ClassLoader ALL = PlatformCheckTest.class.getClassLoader();

    @Test
    void missesNothingWhereAllIs() {
        assertEquals(List.of(), PlatformCheck.missing(ALL));
        assertDoesNotThrow(() -> new PlatformCheck().look(null));
    }

    @Test
    void namesEachPartThatIsNotThere() {
        assertEquals(
                List.of("Jakarta Servlet 6.0", "MicroProfile Rest Client"),
                PlatformCheck.missing(ClassLoader.getPlatformClassLoader()));
        assertEquals(List.of("MicroProfile Rest Client"), PlatformCheck.missing(without("org.eclipse.microprofile.")));
    }

    /** What a cookie of Jakarta EE 9 lacks is a method. */
    @Test
    void namesAPartThatIsTooOld() {
        ClassLoader old = new ClassLoader(ALL) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return name.equals("jakarta.servlet.http.Cookie") ? OldCookie.class : ALL.loadClass(name);
            }
        };
        assertEquals(List.of("Jakarta Servlet 6.0"), PlatformCheck.missing(old));
    }

    private static final class OldCookie {}

    private static ClassLoader without(String names) {
        return new ClassLoader(ALL) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                if (name.startsWith(names)) {
                    throw new ClassNotFoundException(name);
                }
                return ALL.loadClass(name);
            }
        };
    }
}
