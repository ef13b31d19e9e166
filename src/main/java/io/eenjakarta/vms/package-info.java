/**
 * (5) API calls. An interface that carries {@link io.eenjakarta.vms.EagleEye} gets the caller's token, the address of
 * the account's API, one renewal and one repetition after a 401, patience with an
 * API that is too busy, and {@link io.eenjakarta.vms.VmsException}s.
 *
 * <p>The rule: a token leaves only for a host on the allow-list, a 401 makes a request be sent once more, and an
 * API that is too busy or failed (429, 503, 500) one that is idempotent a few times more, all within one deadline.
 */
package io.eenjakarta.vms;
