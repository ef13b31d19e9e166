/**
 * (5) API calls. An interface that carries {@link io.eenjakarta.vms.EagleEye} gets the caller's token, the address of
 * the account's API, one renewal and one repetition after a 401, and {@link io.eenjakarta.vms.VmsException}s.
 *
 * <p>The rule: a token leaves only for a host on the allow-list, a request is sent at most twice, and a 401 is the only
 * answer that makes it twice.
 */
package io.eenjakarta.vms;
