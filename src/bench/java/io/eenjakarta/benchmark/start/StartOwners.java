package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.Owners;
import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Recording;
import java.io.IOException;
import java.nio.file.Path;

/** Whose code a server is busy with until it is ready. */
final class StartOwners {

    private static final Owners OWNERS = new Owners()
            .claim(
                    "OSGi's resolver, which finds the packages of the server that the application uses",
                    "org.apache.felix.resolver.",
                    "org.eclipse.osgi.container.ModuleContainer.resolve",
                    "org.eclipse.osgi.container.ModuleResolver",
                    "org.eclipse.equinox.internal.region.hook.RegionResolverHook.")
            .claim(
                    "class loaders",
                    "org.jboss.modules.",
                    "com.ibm.ws.classloading.",
                    "org.eclipse.osgi.internal.loader.",
                    "org.eclipse.osgi.storage.bundlefile.",
                    "com.ibm.ws.kernel.boot.classloader.")
            .claim(
                    "search for annotations",
                    "com.ibm.ws.annocache.",
                    "com.ibm.ws.anno.",
                    "org.jboss.jandex.",
                    "org.jboss.as.server.deployment.annotation.",
                    "org.jboss.as.ee.component.")
            .claim(
                    "CDI",
                    "org.jboss.weld.",
                    "org.jboss.classfilewriter.",
                    "com.ibm.ws.cdi.",
                    "io.openliberty.cdi.",
                    "org.jboss.as.weld.")
            .claim(
                    "REST",
                    "org.jboss.resteasy.",
                    "io.openliberty.restfulWS.",
                    "io.openliberty.org.jboss.resteasy.",
                    "org.jboss.as.jaxrs.",
                    "org.apache.http.")
            .claim(
                    "database and transactions",
                    "org.h2.",
                    "com.ibm.ws.rsadapter.",
                    "com.ibm.ejs.j2c.",
                    "com.ibm.ws.jdbc.",
                    "com.ibm.tx.",
                    "com.ibm.ws.transaction.",
                    "org.jboss.jca.",
                    "org.jboss.as.connector.",
                    "com.arjuna.")
            .claim("pages", "org.apache.jasper.", "com.ibm.ws.jsp.", "org.glassfish.wasp.", "org.eclipse.jdt.")
            .claim(
                    "telemetry and metrics",
                    "io.opentelemetry.",
                    "io.openliberty.microprofile.telemetry",
                    "io.openliberty.http.monitor.",
                    "com.ibm.ws.monitor.",
                    "io.smallrye.metrics.",
                    "org.wildfly.extension.opentelemetry.",
                    "org.wildfly.extension.metrics.")
            .claim(
                    "security",
                    "com.ibm.ws.security.",
                    "com.ibm.ws.ssl.",
                    "com.ibm.ws.crypto.",
                    "org.wildfly.security.",
                    "org.wildfly.extension.elytron.",
                    "org.bouncycastle.")
            .claim("een-jakarta and what it calls", "io.eenjakarta.")
            .claim(
                    "servlets",
                    "com.ibm.ws.webcontainer",
                    "com.ibm.wsspi.webcontainer",
                    "com.ibm.ws.http.",
                    "io.undertow.",
                    "org.wildfly.extension.undertow.")
            .claim(
                    "sessions and caches",
                    "com.ibm.ws.session.",
                    "com.ibm.ws.cache.",
                    "org.infinispan.",
                    "org.wildfly.clustering.",
                    "org.jgroups.")
            .claim(
                    "reading of configurations and descriptors",
                    "com.ibm.ws.config.",
                    "com.ibm.ws.javaee.",
                    "io.smallrye.config.",
                    "org.jboss.staxmapper.",
                    "org.jboss.metadata.",
                    "org.jboss.dmr.",
                    "org.jboss.as.controller.",
                    "org.wildfly.subsystem.")
            .claim(
                    "components of the server, their services and references",
                    "org.apache.felix.scr.",
                    "org.eclipse.osgi.internal.serviceregistry.",
                    "org.jboss.msc.",
                    "org.jboss.as.server.")
            .claim("steps of the deployment", "com.ibm.ws.app.manager.", "com.ibm.ws.container.")
            .claim(
                    "features and bundles of the server",
                    "com.ibm.ws.kernel.",
                    "org.eclipse.osgi.internal.framework.",
                    "org.eclipse.osgi.container.Module.",
                    "org.eclipse.osgi.container.ModuleContainer$",
                    "org.eclipse.osgi.container.ModuleDatabase$Persistence.",
                    "org.eclipse.osgi.storage.");

    private StartOwners() {}

    /** What a recording from the server's first moment on says. */
    static Profile profile(Path recording) throws IOException {
        return Profile.of(Recording.stacks(recording), OWNERS::of);
    }
}
