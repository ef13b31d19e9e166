package io.eenjakarta.vms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the user at hand may do with a camera. */
@EagleEye
@RegisterRestClient(configKey = "een", baseUri = "https://api.eagleeyenetworks.com")
@Path("/api/v3.0/cameras")
public interface ImageRightsApi {

    /**
     * A camera, as far as it concerns who may look at it.
     *
     * @param effectivePermissions whether the user has each of them, by name; whatever else was told counts for nothing
     */
    record Rights(String id, Object effectivePermissions) {

        boolean has(String permission) {
            return Boolean.TRUE.equals(permission(permission));
        }

        boolean lacks(String permission) {
            return Boolean.FALSE.equals(permission(permission));
        }

        private Object permission(String name) {
            return effectivePermissions instanceof Map<?, ?> all ? all.get(name) : null;
        }
    }

    /** @param include {@code effectivePermissions} */
    @GET
    @Path("/{id}")
    @Produces("application/json")
    Rights rights(@PathParam("id") String id, @QueryParam("include") String include);
}
