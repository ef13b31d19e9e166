package io.eenjakarta.simulator;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which cameras of their account users may not see, and who may see none of their pictures. Default: none. Thread-safe. */
public final class CameraRights {
    private record Hidden(String user, String camera) {}

    private final Set<Hidden> hidden = ConcurrentHashMap.newKeySet();
    private final Set<String> blind = ConcurrentHashMap.newKeySet();

    CameraRights(Faults faults) {
        faults.clearsAlso(() -> {
            hidden.clear();
            blind.clear();
        });
    }

    /** For this user the cameras do not exist, until everything is cleared. */
    public void hide(String userId, Collection<String> cameraIds) {
        cameraIds.forEach(camera -> hidden.add(new Hidden(userId, camera)));
    }

    /** This user may know the cameras, and see neither live nor recorded pictures, until everything is cleared. */
    public void blind(String userId) {
        blind.add(userId);
    }

    boolean sees(DemoData.User user, DemoData.Camera camera) {
        return !hidden.contains(new Hidden(user.id(), camera.id()));
    }

    /** Whether they have a permission, such as {@code viewLiveVideo}. */
    boolean has(DemoData.User user, String permission) {
        return user.permissions().contains(permission)
                && !(blind.contains(user.id()) && permission.matches("view(Live|Historic)Video"));
    }
}
