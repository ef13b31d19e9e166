package io.eenjakarta.renewal;

import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers to one refresh token of which nobody can tell whether they mean the token or our client, as the grant's row
 * remembers them. Several of them, and over minutes, are taken for a refusal of the token: neither nodes that ask in
 * turn nor an owner who died may end a grant within a moment, however long it was idle.
 *
 * @param before how many such answers there were before the one at hand
 * @param since when the first one came, counted from the grant's last rotation: nodes whose clocks are apart agree on
 *     that, for each reads the rotation by its own
 * @param now when the one at hand came, counted in the same way
 */
record Undecided(int before, Duration since, Duration now) {

    private static final int ENOUGH = 3;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Pattern REASON = Pattern.compile("undecided since \\+([0-9]{1,15}): .*");

    /** Such an answer to what was sent for this claim. */
    static Undecided answered(Claim.Taken claim, Instant at) {
        Grant grant = claim.grant();
        Duration now = Duration.ofMillis(
                Math.max(0, Duration.between(grant.lastRotation(), at).toMillis()));
        Matcher earlier = REASON.matcher(grant.reason());
        return earlier.matches()
                ? new Undecided(claim.unanswered(), Duration.ofMillis(Long.parseLong(earlier.group(1))), now)
                : new Undecided(0, now, now);
    }

    /** The reason of a grant that is suspect still: of such answers, or of a lost reply. */
    static String kept(Grant grant) {
        return REASON.matcher(grant.reason()).matches() ? grant.reason() : Grant.LOST_REPLY;
    }

    /** Whether the token counts as refused by now. */
    boolean isRefusal() {
        return before + 1 >= ENOUGH && now.minus(since).compareTo(LONG) >= 0;
    }

    /** Whether this is the first such answer. */
    boolean isFirst() {
        return before == 0;
    }

    /** What the row remembers until the next answer. */
    String reason(String why) {
        return "undecided since +" + since.toMillis() + ": " + why;
    }
}
