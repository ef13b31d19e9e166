package io.eenjakarta.vms;

import io.eenjakarta.provider.CameraManagerProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The cameras of a CameraManager account. Each end point has a version of its own. */
@EagleEye(provider = CameraManagerProvider.NAME)
@RegisterRestClient(configKey = CameraManagerProvider.NAME, baseUri = "https://rest.cameramanager.com")
@Path("/rest")
@Produces(MediaType.APPLICATION_JSON)
public interface CameraManagerCamerasApi {

    /**
     * A camera as CameraManager describes it.
     *
     * @param cameraId stable
     * @param name given by its owner
     * @param accountId whose it is
     * @param zoneId where it is, for CameraManager
     * @param ethMac its network address
     */
    record Item(Long cameraId, String name, Long accountId, Long zoneId, String ethMac) {}

    /** All cameras, in no order, on no pages. */
    @GET
    @Path("/v2.0/cameras")
    List<Item> list();

    /** One camera. */
    @GET
    @Path("/v2.4/cameras/{id}")
    Item get(@PathParam("id") String id);
}
