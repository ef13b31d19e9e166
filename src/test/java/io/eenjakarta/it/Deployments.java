package io.eenjakarta.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The one place that hands archives to the server: what ships, entry for entry as it was built. */
final class Deployments {

    private Deployments() {}

    /** The WAR of this build. */
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")));
    }
}
