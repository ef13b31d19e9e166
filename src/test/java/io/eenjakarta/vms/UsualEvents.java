package io.eenjakarta.vms;

import io.eenjakarta.provider.EventSettings;
import java.time.Duration;

/** The settings of events as they are unless somebody says something else. */
final class UsualEvents {

    static final EventSettings SETTINGS = new EventSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(90),
            Duration.ofMinutes(15),
            5000,
            Duration.ofSeconds(30),
            65536,
            500,
            10,
            500,
            Duration.ofSeconds(15));

    private UsualEvents() {}
}
