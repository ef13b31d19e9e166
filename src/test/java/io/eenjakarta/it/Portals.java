package io.eenjakarta.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Portals of other people, that have the library of this build in {@code WEB-INF/lib} as their own build would put it there. */
final class Portals {

    private static final File LIBRARY = new File(System.getProperty("war").replaceAll("\\.war$", "-classes.jar"));

    private Portals() {}

    /**
     * One portal.
     *
     * @param files folder below {@code src/test/webapps}
     * @param archive name of the archive, without its end
     * @param code a class of the package that is the portal's code
     */
    static WebArchive portal(String files, String archive, Class<?> code) {
        return ShrinkWrap.create(WebArchive.class, archive + ".war")
                .as(ExplodedImporter.class)
                .importDirectory(new File("src/test/webapps", files))
                .as(WebArchive.class)
                .addPackage(code.getPackage())
                .addAsLibrary(LIBRARY);
    }

    /** The same with the text of its {@code META-INF/microprofile-config.properties}. */
    static WebArchive portal(String files, String archive, Class<?> code, String settings) {
        return portal(files, archive, code)
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }
}
