package io.eenjakarta.vms;

import java.time.Duration;

/**
 * How a provider wants to be asked for pictures.
 *
 * @param liveAge how long a live picture is shown again
 * @param atATime how many may be asked for at a time
 * @param ofAccount whether by all users of an account together; otherwise under each grant
 */
record ImageRules(Duration liveAge, int atATime, boolean ofAccount) {}
