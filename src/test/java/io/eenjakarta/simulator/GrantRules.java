package io.eenjakarta.simulator;

/**
 * The points on which the provider's behaviour is disputed.
 *
 * @param deadGrantStatus 400 or 401, answered with {@code invalid_grant}
 * @param reuseKillsFamily a rotated refresh token that comes again ends every token of its login
 * @param newLoginKillsOlder a login ends the older logins of the same user and client
 * @param permanent a refresh returns the same refresh token, and the same access token while it lives
 */
record GrantRules(int deadGrantStatus, boolean reuseKillsFamily, boolean newLoginKillsOlder, boolean permanent) {
    static final GrantRules DEFAULT = new GrantRules(400, false, false, false);

    GrantRules forPermanent() {
        return new GrantRules(deadGrantStatus, reuseKillsFamily, newLoginKillsOlder, true);
    }
}
