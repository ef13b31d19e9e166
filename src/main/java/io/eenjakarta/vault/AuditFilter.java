package io.eenjakarta.vault;

import java.util.Set;

/**
 * Which entries of the audit trail are asked for: those that meet all of it.
 *
 * @param acts any of these; empty for all
 * @param who name of the caller; empty for any
 * @param grant id of the grant; empty for any
 * @param account of the provider; empty for any
 * @param user of the provider; empty for any
 */
public record AuditFilter(Set<Act> acts, String who, String grant, String account, String user) {

    public AuditFilter {
        acts = Set.copyOf(acts);
    }

    /** All entries. */
    public static AuditFilter all() {
        return new AuditFilter(Set.of(), "", "", "", "");
    }

    /** Of these kinds only. */
    public AuditFilter acts(Act... wanted) {
        return new AuditFilter(Set.of(wanted), who, grant, account, user);
    }

    /** Of this caller only. */
    public AuditFilter by(String caller) {
        return new AuditFilter(acts, caller, grant, account, user);
    }

    /** Of this grant only. */
    public AuditFilter to(GrantId id) {
        return new AuditFilter(acts, who, id.value(), account, user);
    }

    /** Of this account of the provider only. */
    public AuditFilter of(String accountId) {
        return new AuditFilter(acts, who, grant, accountId, user);
    }

    /** Of this user of the provider only. */
    public AuditFilter of(Grant.Owner owner) {
        return new AuditFilter(acts, who, grant, owner.account(), owner.user());
    }

    boolean takes(Occurrence what) {
        return (acts.isEmpty() || acts.contains(what.act()))
                && takes(who, what.who())
                && takes(grant, what.grant())
                && takes(account, what.account())
                && takes(user, what.user());
    }

    private static boolean takes(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
