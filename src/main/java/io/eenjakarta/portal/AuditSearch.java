package io.eenjakarta.portal;

import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.ListPlace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which entries of the audit trail a page lists, as its address says.
 *
 * @param act name of an act; empty for all
 * @param who name of the caller; empty for any
 * @param grant id of the grant; empty for any
 * @param account account id; empty for any
 * @param user user id; empty for any
 * @param after where the page before ended; absent for the first one
 */
public record AuditSearch(
        String act, String who, String grant, String account, String user, Optional<ListPlace> after) {

    static final int AT_A_TIME = 50;

    /**
     * An act to choose.
     *
     * @param name of it
     * @param words for people
     */
    public record Option(String name, String words) {}

    static AuditSearch of(HttpServletRequest request) {
        String act = AdminPage.text(request, "act");
        return new AuditSearch(
                Stream.of(Act.values()).anyMatch(one -> one.name().equals(act)) ? act : "",
                AdminPage.text(request, "who"),
                AdminPage.text(request, "grant"),
                AdminPage.text(request, "account"),
                AdminPage.text(request, "user"),
                ListPlace.parse(AdminPage.text(request, "after")));
    }

    /** What the audit trail is asked for. */
    AuditFilter filter() {
        AuditFilter all = AuditFilter.all();
        return new AuditFilter(
                act.isEmpty() ? all.acts() : all.acts(Act.valueOf(act)).acts(), who, grant, account, user);
    }

    /** One more than is shown, to know whether there is more. */
    ListPage<AuditEntry> page() {
        return new ListPage<>(after, AT_A_TIME + 1);
    }

    /** Whether anything is asked for. */
    public boolean narrow() {
        return !(act + who + grant + account + user).isEmpty();
    }

    /** To the first page of this list. */
    public Link first() {
        return at("/admin/audit");
    }

    /** To the same list as a file. */
    public Link csv() {
        return at("/admin/api/audit.csv");
    }

    private Link at(String path) {
        return new Link(path)
                .with("act", act)
                .with("who", who)
                .with("grant", grant)
                .with("account", account)
                .with("user", user);
    }

    /** To the page behind an entry. */
    Link behind(AuditEntry last) {
        return first().with("after", last.place().toString());
    }

    /** All acts, by what they are called. */
    static List<Option> acts() {
        return Stream.of(Act.values())
                .map(one -> new Option(one.name(), ActWords.of(one)))
                .toList();
    }
}
