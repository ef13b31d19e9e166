package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.LinkedGrant;
import java.util.List;

/**
 * The cameras of an account that the caller has connected, as a part of the page.
 *
 * @param title whose they are
 * @param cameras the first of them
 * @param note how many are shown of how many; or why there are none
 */
public record LinkedCameras(String title, List<CameraView> cameras, String note) {

    /** What a connected account is called. */
    static String title(LinkedGrant grant, Providers providers, Texts texts) {
        String provider = providers.named(grant.provider()).map(Provider::title).orElse(grant.provider());
        return provider + ", " + texts.with("wall.account", grant.account(), grant.user());
    }

    /** Those of a page, or why there are none. */
    static LinkedCameras of(String title, List<CameraView> cameras, boolean whole, WallQuery query, Texts texts) {
        String note = cameras.isEmpty()
                ? texts.of(query.filtered() ? "wall.none-match" : "wall.none-linked")
                : texts.with(whole ? "wall.count" : "wall.first", cameras.size());
        return new LinkedCameras(title, cameras, note);
    }

    static LinkedCameras without(String title, String why) {
        return new LinkedCameras(title, List.of(), why);
    }
}
