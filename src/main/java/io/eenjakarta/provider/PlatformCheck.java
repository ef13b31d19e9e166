package io.eenjakarta.provider;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops the start on a server that lacks a part of the platform, and names the part. An extension, because the container
 * itself comes to speak before any listener does, and then of beans that it cannot put together.
 */
public class PlatformCheck implements Extension {

    void look(@Observes BeforeBeanDiscovery first) {
        List<String> missing = missing(PlatformCheck.class.getClassLoader());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(LogCode.START_PLATFORM.line(
                    String.join(" and ", missing) + ". " + LogCode.START_PLATFORM.advice()));
        }
    }

    /** What an application with this class loader would look for in vain. */
    static List<String> missing(ClassLoader application) {
        List<String> missing = new ArrayList<>();
        try {
            application.loadClass("jakarta.servlet.http.Cookie").getMethod("setAttribute", String.class, String.class);
        } catch (ReflectiveOperationException | LinkageError none) {
            missing.add("Jakarta Servlet 6.0");
        }
        try {
            application.loadClass("org.eclipse.microprofile.rest.client.RestClientBuilder");
        } catch (ReflectiveOperationException | LinkageError none) {
            missing.add("MicroProfile Rest Client");
        }
        return missing;
    }
}
