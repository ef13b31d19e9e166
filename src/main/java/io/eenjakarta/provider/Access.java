package io.eenjakarta.provider;

import java.util.Set;

/**
 * Whose customers may come in.
 *
 * @param anyAccount the setting is {@code *}
 * @param allowedAccounts account ids, kept as strings: those of Eagle Eye Networks begin with zeros
 * @param admins callers with the group {@code eagle-eye-admin}, as {@code account/user}
 */
public record Access(boolean anyAccount, Set<String> allowedAccounts, Set<String> admins) {

    /** Whether users of this account may sign in. */
    public boolean allows(String account) {
        return anyAccount || allowedAccounts.contains(account);
    }

    /** Whether nobody may. */
    public boolean isClosed() {
        return !anyAccount && allowedAccounts.isEmpty();
    }
}
