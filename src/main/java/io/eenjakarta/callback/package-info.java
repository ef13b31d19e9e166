/**
 * (2) The provider sends the browser back. Here a login is begun, at the end of (1), and completed: its code is
 * exchanged (3), the grant stored (4), and the API asked whose it is (5).
 *
 * <p>The rule here: an answer counts only for an attempt that the same browser began, and the attempt is taken
 * before its code goes anywhere, so that no code is sent twice. Tokens are in the vault before anything is asked
 * with them, and a login that ends on a page leaves none behind. Attempts lie sealed in the browser's cookies: the
 * server remembers only those that were taken, until they would have expired. Whatever an answer says is outside
 * text.
 *
 * <p>A portal with a login of its own maps {@link io.eenjakarta.callback.ConnectServlet} instead. Its callers connect
 * accounts: the same attempt, bound to the caller who began, ends in an OFFLINE grant and a link to it.
 *
 * <p>State and code verifier are 32 random bytes each. An attempt lives for ten minutes and a browser may have five,
 * unless configured otherwise. Sources: RFC 6749 4.1, RFC 7636, RFC 9700.
 */
package io.eenjakarta.callback;
