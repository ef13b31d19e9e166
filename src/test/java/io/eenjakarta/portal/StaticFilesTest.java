package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticFilesTest {

    private final Map<String, String> files = new HashMap<>();

    private String version() {
        Map<Object, Object> attributes = new HashMap<>();
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                StaticFilesTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("setAttribute")) {
                        return attributes.put(given[0], given[1]);
                    }
                    String file = files.get(given[0]);
                    return method.getName().equals("getAttribute")
                            ? attributes.get(given[0])
                            : file == null ? null : new ByteArrayInputStream(file.getBytes(UTF_8));
                });
        assertEquals(StaticFiles.version(context), StaticFiles.version(context));
        return StaticFiles.version(context);
    }

    @Test
    void haveAnotherVersionWhenOneIsAnother() {
        String none = version();
        files.put("/wall.js", "one");
        String one = version();
        files.put("/wall.js", "other");
        assertNotEquals(none, one);
        assertNotEquals(one, version());
        files.put("/wall.js", "one");
        assertEquals(one, version());
    }
}
