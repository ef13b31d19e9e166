package io.eenjakarta.provider;

import java.time.Duration;

/** The settings of what keeps unused grants alive. */
final class KeepAliveSettings {

    private static final Duration LONGEST = Duration.ofDays(13);

    private KeepAliveSettings() {}

    static Settings.KeepAlive read(GivenSettings given) {
        Settings.KeepAlive read = new Settings.KeepAlive(
                given.flag(Setting.KEEP_ALIVE),
                given.duration(Setting.KEEP_ALIVE_AFTER, Duration.ofHours(1), LONGEST),
                given.duration(Setting.KEEP_ALIVE_WINDOW, Duration.ZERO, LONGEST),
                given.number(Setting.KEEP_ALIVE_RATE, 1, 6000),
                given.duration(Setting.KEEP_ALIVE_INTERVAL, Duration.ofSeconds(1), Duration.ofHours(1)));
        boolean each = isPossible(read.after()) && isPossible(read.window());
        if (each && read.after().plus(read.window()).compareTo(EagleEyeProvider.IDLE_LIFE) >= 0) {
            given.fault(
                    Setting.KEEP_ALIVE_WINDOW,
                    "must end before the 14 days after which an unused refresh token is dead: "
                            + Setting.KEEP_ALIVE_AFTER.key() + " is " + read.after());
        }
        return read;
    }

    private static boolean isPossible(Duration duration) {
        return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    }
}
