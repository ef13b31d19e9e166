package io.eenjakarta.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Classes of a benchmark that are to run on a server. */
public final class WarClasses {

    private WarClasses() {}

    /**
     * Puts some of those that this JVM runs on into a WAR, without classes that are inside of them.
     *
     * @param war is made when it is not there
     * @return the same WAR
     */
    public static Path put(Path war, Class<?>... classes) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
            for (Class<?> one : classes) {
                String file = one.getName().replace('.', '/') + ".class";
                Path place = inside.getPath("/WEB-INF/classes", file);
                Files.createDirectories(place.getParent());
                try (InputStream in = one.getClassLoader().getResourceAsStream(file)) {
                    Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return war;
    }
}
