package io.eenjakarta.vms;

import java.time.Instant;

/**
 * A stretch of time for which there is a recording. Its addresses are secrets as a {@link Feed}'s are.
 *
 * @param type {@code main} or {@code preview}
 * @param mediaType {@code video} or {@code image}
 * @param mp4Url asked for, as all addresses are, by its name in {@code include}
 */
public record Recording(
        String type,
        String deviceId,
        String mediaType,
        Instant startTimestamp,
        Instant endTimestamp,
        String mp4Url,
        String multipartUrl,
        String flvUrl,
        String rtspUrl,
        String rtspsUrl) {

    @Override
    public String toString() {
        return "Recording[" + type + ", " + deviceId + ", " + mediaType + ", " + startTimestamp + " to " + endTimestamp
                + "]";
    }
}
