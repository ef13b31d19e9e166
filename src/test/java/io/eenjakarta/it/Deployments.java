package io.eenjakarta.it;

import java.io.File;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The one place that hands archives to the server: what ships, entry for entry as it was built. */
final class Deployments {

    private Deployments() {}

    /** The WAR of this build. */
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")));
    }

    /** The library of this build, as a portal has it in {@code WEB-INF/lib}. */
    static File library() {
        return new File(System.getProperty("war").replaceAll("\\.war$", "-classes.jar"));
    }

    /**
     * A copy of it with settings of its own, which come before all others: {@code value} variables of {@code server.xml}
     * count 500, the environment 300.
     */
    static WebArchive warWith(Map<String, String> settings) {
        StringBuilder file = new StringBuilder("config_ordinal=1000\n");
        settings.forEach((key, value) ->
                file.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return war().addAsResource(new StringAsset(file.toString()), "META-INF/microprofile-config.properties");
    }
}
