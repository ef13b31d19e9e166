package io.eenjakarta.portal;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Where the portal's Jakarta REST resources are: only this one, whatever else is in the archive. */
@ApplicationPath("/admin/calls")
public class AdminCalls extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(UnattendedCalls.class);
    }
}
