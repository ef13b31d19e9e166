/**
 * (6) Grants kept fresh: whoever needs a token asks here, and gets one that has not expired as far as we know.
 *
 * <p>The rule here: of all callers on all nodes who meet an old token of one grant, one causes a rotation and all get its
 * result. The right to rotate is claimed in the vault before the refresh token is sent, and the next generation is stored
 * before anyone sees it. A refresh token is sent once, and a second time only as a declared replay after a lost reply.
 * Only who holds the claim may declare a grant dead. Whoever comes late finds the newer generation and uses it.
 *
 * <p>{@link io.eenjakarta.renewal.Renewal} is the door; behind it {@link io.eenjakarta.renewal.Rotation} claims,
 * {@link io.eenjakarta.renewal.RefreshRequest} sends, {@link io.eenjakarta.renewal.RefreshAnswer} stores, and
 * {@link io.eenjakarta.renewal.UnstoredTokens} keeps what the database could not take. {@link io.eenjakarta.renewal.LinkedGrants} lists what
 * the callers of a portal with its own login have connected. {@link io.eenjakarta.renewal.KeepAlive} refreshes what nobody
 * uses, {@link io.eenjakarta.renewal.ExpiryPlan} announces what will end, and {@link io.eenjakarta.renewal.GrantEvent} is
 * what the application may observe. {@link io.eenjakarta.renewal.GrantOverview} and
 * {@link io.eenjakarta.renewal.GrantAdministration} are for administrators. The page rotation.md has the whole
 * state machine with its crash points.
 *
 * <p>A token is due one minute before its end unless configured otherwise, or at its end when it lives no longer than twice that. A
 * caller waits at most connect timeout, token deadline and five seconds. After a failure the next try comes in five
 * seconds, or when the provider says, while the old token still serves, and in one second when it does not. Source:
 * RFC 6749 section 6.
 */
package io.eenjakarta.renewal;
