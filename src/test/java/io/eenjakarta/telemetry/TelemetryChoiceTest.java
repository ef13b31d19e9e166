package io.eenjakarta.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** OpenTelemetry is used where it is, and not missed where it is not. */
class TelemetryChoiceTest {

    @Test
    void takesTheServersOpenTelemetry() {
        assertInstanceOf(ServersTelemetry.class, new TelemetryChoice().telemetry(beans(true)));
    }

    @Test
    void tellsNobodyWhereTheServerHasTheApiAndNoBean() {
        assertSame(Telemetry.none(), new TelemetryChoice().telemetry(beans(false)));
    }

    /** In a class loader that has everything of ours and nothing of OpenTelemetry, as a server without it. */
    @Test
    void tellsNobodyWhereThereIsNoOpenTelemetry() throws ReflectiveOperationException {
        Class<?> choice = new Without("io.opentelemetry.").loadClass(TelemetryChoice.class.getName());
        Method telemetry = choice.getDeclaredMethod("telemetry", Instance.class);
        telemetry.setAccessible(true);
        Object nothing = telemetry.invoke(choice.getConstructor().newInstance(), beans(true));
        assertEquals(Nothing.class.getName(), nothing.getClass().getName());
        Class<?> work = nothing.getClass().getClassLoader().loadClass(Work.class.getName());
        Class<?> tags = nothing.getClass()
                .getClassLoader()
                .loadClass(Tag.class.getName())
                .arrayType();
        Method begin = nothing.getClass().getMethod("begin", work, tags);
        begin.setAccessible(true);
        assertSame(
                nothing,
                begin.invoke(
                        nothing,
                        work.getEnumConstants()[0],
                        java.lang.reflect.Array.newInstance(tags.componentType(), 0)));
    }

    @SuppressWarnings("unchecked")
    private static Instance<Object> beans(boolean resolvable) {
        return (Instance<Object>) Proxy.newProxyInstance(
                TelemetryChoiceTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "select" -> proxy;
                    case "isResolvable" -> resolvable;
                    case "get" -> OpenTelemetry.noop();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Without extends ClassLoader {
        private final String missing;

        Without(String missing) {
            super(TelemetryChoiceTest.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.eenjakarta.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? ours(name) : known;
        }

        private Class<?> ours(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
