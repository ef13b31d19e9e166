package io.eenjakarta.vms;

/**
 * A camera.
 *
 * @param id eight hexadecimal digits
 * @param bridgeId the bridge it is attached to; null for some
 * @param status null unless it was asked for with {@code include=status}
 */
public record Camera(String id, String accountId, String name, String bridgeId, Status status) {

    /**
     * How a camera is.
     *
     * @param connectionStatus {@code online}, {@code deviceOffline}, {@code bridgeOffline}, {@code invalidCredentials},
     *     {@code off}, {@code error}, {@code unknown}, or a word that came later
     */
    public record Status(String connectionStatus) {}
}
