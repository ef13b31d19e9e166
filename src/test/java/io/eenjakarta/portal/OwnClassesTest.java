package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in the archive is loaded, though nobody has used it. */
class OwnClassesTest {

    private static final String FOLDER = "/WEB-INF/classes/io/eenjakarta/";

    /** What a server lists of the archive. */
    private static final Map<String, Set<String>> LISTED = Map.of(
            FOLDER,
            Set.of(FOLDER + "token/", FOLDER + "portal/"),
            FOLDER + "token/",
            Set.of(FOLDER + "token/PostResult.class", FOLDER + "token/PostResult$Reply.class"),
            FOLDER + "portal/",
            Set.of(FOLDER + "portal/texts.properties", FOLDER + "portal/GoneSince.class"));

    @Test
    void areLoadedFolderByFolder() throws Exception {
        Watched loader = new Watched();
        Class<?> own = loader.loadClass(OwnClasses.class.getName());
        Method load = own.getDeclaredMethod("load", ServletContext.class);
        load.setAccessible(true);
        assertNull(loader.loaded("io.eenjakarta.token.PostResult$Reply"));
        assertEquals(3, load.invoke(null, context()), "the one that is not there is no trouble");
        assertNotNull(loader.loaded("io.eenjakarta.token.PostResult$Reply"));
    }

    private static ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                OwnClassesTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> LISTED.get(arguments[0]));
    }

    /** Loads our classes itself, so that one can see which of them it has loaded. */
    private static final class Watched extends ClassLoader {

        Watched() {
            super(OwnClassesTest.class.getClassLoader());
        }

        Class<?> loaded(String name) {
            return findLoadedClass(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.eenjakarta.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
