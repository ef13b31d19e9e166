package io.eenjakarta.portal;

import io.eenjakarta.vault.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A user whom an address names.
 *
 * @param provider its name
 * @param account account id
 * @param user user id
 */
public record UserAt(String provider, String account, String user) {

    /** Absent when the address names none, or half of one. */
    static Optional<UserAt> of(HttpServletRequest request) {
        UserAt user = new UserAt(
                AdminPage.text(request, "provider"),
                AdminPage.text(request, "account"),
                AdminPage.text(request, "user"));
        return user.provider.isEmpty() || user.account.isEmpty() || user.user.isEmpty()
                ? Optional.empty()
                : Optional.of(user);
    }

    Grant.Owner owner() {
        return new Grant.Owner(account, user);
    }

    /** By which the portal knows them when they sign in. */
    public String caller() {
        return provider + '/' + account + '/' + user;
    }

    /** To their page. */
    Link page() {
        return UserLine.page(provider, owner());
    }

    /** To the question whether something should be done to them. */
    Link link(String act) {
        return new Link("/admin/act")
                .with("act", act)
                .with("provider", provider)
                .with("account", account)
                .with("user", user);
    }
}
