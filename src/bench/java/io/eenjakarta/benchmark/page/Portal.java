package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.page.web.EnterServlet;
import io.eenjakarta.benchmark.page.web.HelloServlet;
import io.eenjakarta.benchmark.page.web.NotifyingMechanism;
import io.eenjakarta.benchmark.page.web.Pac4jConfiguration;
import io.eenjakarta.benchmark.page.web.ProviderLogin;
import io.eenjakarta.benchmark.page.web.SessionHelloServlet;
import io.eenjakarta.cluster.Server;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application with the measured page, and its place among the ports of a server's portals. */
enum Portal {
    OPEN(0, HelloServlet.class, SessionHelloServlet.class, EnterServlet.class),
    EEN(1, HelloServlet.class, ProviderLogin.class),
    PAC4J(2, HelloServlet.class, Pac4jConfiguration.class),
    NOTIFIED(6, HelloServlet.class, EnterServlet.class, NotifyingMechanism.class),
    SOCIAL(7, HelloServlet.class),
    /** The portal that ships, with pages of its own. */
    SHIPPED(8);

    /** What pac4j's generic client and its filters for Jakarta EE bring along: file names in front of their versions. */
    private static final List<String> PAC4J_JARS = List.of(
            "pac4j-core",
            "pac4j-oauth",
            "pac4j-jakartaee",
            "jakartaee-pac4j",
            "scribejava-apis",
            "scribejava-core",
            "scribejava-java8",
            "slf4j-api",
            "commons-lang3",
            "commons-text",
            "commons-codec",
            "jackson-core",
            "jackson-annotations",
            "jackson-databind",
            "jackson-datatype-jsr310",
            "reflections",
            "javassist");

    private static final String LIBERTY_ROOT =
            "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.1\">"
                    + "<context-root uri=\"/\"/></web-ext>";
    private static final String WILDFLY_ROOT =
            "<jboss-web xmlns=\"http://www.jboss.com/xml/ns/javaee\"><context-root>/</context-root>%s</jboss-web>";
    private static final String WILDFLY_DOMAIN = "<security-domain>eagle-eye</security-domain>";

    private final int place;
    private final Class<?>[] classes;

    Portal(int place, Class<?>... classes) {
        this.place = place;
        this.classes = classes;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Added to the first port. WildFly's management has the third port after it. */
    int place() {
        return place;
    }

    boolean runsOn(Server server) {
        return this != SOCIAL || server == Server.LIBERTY;
    }

    /** Whether it signs people in by Jakarta Security. */
    private boolean hasMechanism() {
        return this == EEN || this == NOTIFIED;
    }

    /**
     * Its archive, in this folder.
     *
     * @param shipped the WAR of this build, with the library beside it
     */
    Path archive(Path folder, Path shipped) {
        if (this == SHIPPED) {
            return shipped;
        }
        WebArchive war = ShrinkWrap.create(WebArchive.class)
                .addClasses(classes)
                .setWebXML(Portal.class.getResource(label() + ".xml"))
                .addAsWebInfResource(new StringAsset(LIBERTY_ROOT), "ibm-web-ext.xml")
                .addAsWebInfResource(
                        new StringAsset(WILDFLY_ROOT.formatted(hasMechanism() ? WILDFLY_DOMAIN : "")), "jboss-web.xml");
        if (this == EEN) {
            war.addAsLibraries(new File(shipped.toString().replaceAll("\\.war$", "-classes.jar")));
        } else if (this == PAC4J) {
            PAC4J_JARS.forEach(
                    name -> war.addAsLibraries(BenchSettings.jar(name).toFile()));
        }
        Path file = folder.resolve(label() + ".war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
