/**
 * (6) Grants kept fresh: whoever needs a token asks here, and gets one that has not expired as far as we know.
 *
 * <p>The rule here: of all callers who meet an old token of one grant, one causes a rotation and all get its result.
 * The right to rotate is claimed in the vault before the refresh token is sent, and the next generation is stored
 * before anyone sees it. Only who holds the claim may declare a grant dead, and only because its refresh token was
 * refused or is missing: after any other failure the grant is as before. Whoever comes late finds the newer
 * generation and uses it.
 *
 * <p>A token is due one minute before its end unless configured otherwise, but never before half of its life. A
 * caller waits at most connect timeout, token deadline and five seconds. After a failure the next try comes in five
 * seconds, or when the provider says, while the old token still serves, and in one second when it does not. Source:
 * RFC 6749 section 6.
 */
package io.eenjakarta.renewal;
