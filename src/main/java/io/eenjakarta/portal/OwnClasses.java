package io.eenjakarta.portal;

import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Loads all classes of the application at its start. Open Liberty stops an application when its archive is taken away, and from
 * then on cannot read a class that nobody has used before: a request under way would end in a 500, and the answer to a refresh
 * token that was sent would be lost.
 */
final class OwnClasses {

    private static final String ROOT = "/WEB-INF/classes/";
    private static final String OURS = ROOT + "io/eenjakarta/";
    private static final String CLASS = ".class";

    private OwnClasses() {}

    /** Loads them, without running anything in them, and the texts of pages. Blocks; how many there are. */
    static int load(ServletContext context) {
        Texts.in(Language.ENGLISH);
        return load(context, OURS);
    }

    private static int load(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        int loaded = 0;
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                loaded += load(context, path);
            } else if (path.endsWith(CLASS)) {
                load(path.substring(ROOT.length(), path.length() - CLASS.length())
                        .replace('/', '.'));
                loaded++;
            }
        }
        return loaded;
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError optional) {
            // Of an API that this server does not have: whoever needs it has another way, or fails as before.
            return;
        }
    }
}
