package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;

/**
 * What goes into the audit trail. No part of it can be a token, a code or a secret: ids, names and words of our own. Made fit
 * for any database as it is made, so that none is refused there; empty where there is nothing to say.
 *
 * @param act what was done
 * @param who name of the caller who did it
 * @param grant id of the grant that it was done to
 * @param provider name of the grant's provider
 * @param account the provider's id of the grant's account
 * @param user the provider's id of the grant's user
 * @param generation of the grant; 0 when that does not matter
 * @param code by which the log tells the same
 * @param why a few words of ours
 */
public record Occurrence(
        Act act,
        String who,
        String grant,
        String provider,
        String account,
        String user,
        int generation,
        String code,
        String why) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_REASON = 500;

    public Occurrence {
        who = fit(who, LONGEST_NAME);
        grant = fit(grant, LONGEST_WORD);
        provider = fit(provider, LONGEST_WORD);
        account = fit(account, LONGEST_NAME);
        user = fit(user, LONGEST_NAME);
        code = fit(code, LONGEST_WORD);
        why = fit(why, LONGEST_REASON);
    }

    /** Something of which nothing else is known yet. */
    public static Occurrence of(Act act) {
        return new Occurrence(act, "", "", "", "", "", 0, "", "");
    }

    /** The same, as the log has it. */
    public static Occurrence of(Act act, LogCode code) {
        return new Occurrence(act, "", "", "", "", "", 0, code.code(), "");
    }

    /** Done by this caller. */
    public Occurrence by(String caller) {
        return new Occurrence(act, caller, grant, provider, account, user, generation, code, why);
    }

    /**
     * Done to this grant: id, provider, owner and generation; of a switched one the account alone, for the user is none of
     * that account, and what is erased of a person is found by their own.
     */
    public Occurrence to(Grant known) {
        Occurrence to = to(known.id(), known.generation()).at(known.provider());
        return known.owner()
                .map(owner -> known.kind() == GrantKind.SWITCHED ? new Grant.Owner(owner.account(), "") : owner)
                .map(to::of)
                .orElse(to);
    }

    /** Done to the grant of this id. */
    public Occurrence to(GrantId id) {
        return to(id, generation);
    }

    /** Done to the grant of this id, which is at this generation now. */
    public Occurrence to(GrantId id, int reached) {
        return new Occurrence(act, who, id.value(), provider, account, user, reached, code, why);
    }

    /** Done at this provider. */
    public Occurrence at(String name) {
        return new Occurrence(act, who, grant, name, account, user, generation, code, why);
    }

    /** Concerns this user. */
    public Occurrence of(Grant.Owner owner) {
        return new Occurrence(act, who, grant, provider, owner.account(), owner.user(), generation, code, why);
    }

    /** For this reason. */
    public Occurrence because(String reason) {
        return new Occurrence(act, who, grant, provider, account, user, generation, code, reason);
    }

    /** Without what control characters, halves of characters and length would do to a statement. */
    private static String fit(String text, int most) {
        if (text == null) {
            return "";
        }
        StringBuilder fit = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(fit::appendCodePoint);
        int end = Math.min(fit.length(), most);
        boolean half = end > 0 && end < fit.length() && Character.isHighSurrogate(fit.charAt(end - 1));
        return fit.substring(0, half ? end - 1 : end);
    }
}
