package io.eenjakarta.portal;

import io.eenjakarta.vault.Grant;

/**
 * A state of grants as pages show it.
 *
 * @param name of the {@link io.eenjakarta.vault.GrantStatus}
 * @param tone name of a colour
 * @param words for people
 */
public record StateView(String name, String tone, String words) {

    /** @param status perhaps of a newer version, which has more of them */
    static StateView of(String status) {
        return switch (status) {
            case "ACTIVE" -> new StateView(status, "good", "Active");
            case "ROTATING" -> new StateView(status, "busy", "Renewing");
            case "SUSPECT" -> new StateView(status, "warn", "In doubt");
            case "NEEDS_LOGIN" -> new StateView(status, "bad", "Needs sign-in");
            case "ENDED" -> new StateView(status, "off", "Ended");
            default -> new StateView(status, "off", status);
        };
    }

    /** Why a grant is in its state, in words; empty when there is nothing to say. */
    static String reason(String reason) {
        return reason.equals(Grant.LOST_REPLY) ? "The answer to its last renewal never came" : reason;
    }
}
