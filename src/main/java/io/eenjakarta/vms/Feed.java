package io.eenjakarta.vms;

/**
 * A live stream. Its addresses are secrets: whoever has one sees the camera, and one of them may hold a password. They come only
 * when they are asked for, by their names in {@code include}, and not even then where there is no such stream. {@code
 * toString()} shows none of them. Before a token is sent to one, {@link MediaAddresses#checked} must have accepted it.
 *
 * @param id the device's and the type
 * @param type {@code main}, {@code preview}, {@code talkdown}, or a word that came later
 * @param deviceId whose it is
 * @param mediaType {@code video}, {@code image}, {@code audio}, {@code halfDuplex}, {@code fullDuplex}, or a word that came later
 * @param multipartUrl signed: not a single parameter may be added to it
 * @param localRtspUrl in the network of the place, with the user and the password of the camera
 */
public record Feed(
        String id,
        String type,
        String deviceId,
        String mediaType,
        String hlsUrl,
        String multipartUrl,
        String webRtcUrl,
        String flvUrl,
        String rtspUrl,
        String rtspsUrl,
        String localRtspUrl,
        String audioPushHttpsUrl) {

    @Override
    public String toString() {
        return "Feed[" + id + ", " + type + ", " + deviceId + ", " + mediaType + "]";
    }
}
