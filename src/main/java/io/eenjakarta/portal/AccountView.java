package io.eenjakarta.portal;

import io.eenjakarta.vms.Account;

/**
 * An account below the caller's own, as a line of the list.
 *
 * @param id of the account
 * @param name given by its owner; the id when there is none
 * @param kind in words
 * @param state in words
 * @param tone {@code good} for one that is in order, else {@code warn}
 * @param shown whether it is the one that is looked at now
 */
public record AccountView(String id, String name, String kind, String state, String tone, boolean shown) {

    private static final String ACTIVE = "active";

    static AccountView of(Account account, String shown, Texts texts) {
        String status = account.status() == null ? "" : account.status();
        return new AccountView(
                account.id(),
                nameOf(account),
                word("switch.kind.", account.type(), texts),
                word("switch.state.", status, texts),
                status.equals(ACTIVE) ? "good" : "warn",
                account.id().equals(shown));
    }

    static String nameOf(Account account) {
        return account.name() == null || account.name().isBlank()
                ? account.id()
                : account.name().strip();
    }

    /** A word that came later is shown as it is. */
    private static String word(String prefix, String value, Texts texts) {
        return value == null || value.isBlank()
                ? ""
                : texts.find(prefix + value).orElse(value);
    }
}
