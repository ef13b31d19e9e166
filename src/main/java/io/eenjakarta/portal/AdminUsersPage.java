package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.ListPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users, found by a part of their account or their id; and one user with everything that is theirs. */
@WebServlet("/admin/users")
public class AdminUsersPage extends AdminPage {

    private static final long serialVersionUID = 1L;

    private static final int GRANTS = 500;
    private static final int USERS = 50;

    private final transient GrantOverview overview;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public AdminUsersPage(Pages pages, GrantOverview overview, Settings settings, @Een Clock clock) {
        super(pages);
        this.overview = overview;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Instant now = clock.instant();
        Optional<UserAt> user = UserAt.of(request);
        if (user.isPresent()) {
            one(request, user.get(), now);
            return "admin-user";
        }
        GrantSearch search = GrantSearch.of(request, providers);
        List<GrantLine> found = overview.page(GrantFilter.all().with(search.part()), ListPage.first(GRANTS));
        request.setAttribute("search", search);
        List<UserLine> users = UserLine.of(found, providers, now);
        request.setAttribute("users", users.subList(0, Math.min(users.size(), USERS)));
        request.setAttribute("providers", providers.active());
        request.setAttribute("cut", found.size() == GRANTS || users.size() > USERS);
        return "admin-users";
    }

    private void one(HttpServletRequest request, UserAt user, Instant now) {
        List<GrantLine> own =
                overview.page(GrantFilter.all().at(user.provider()).of(user.owner()), ListPage.first(GRANTS));
        List<GrantLink> links = overview.linksOf(user.caller());
        request.setAttribute("user", user);
        request.setAttribute("title", GrantView.title(user.provider(), providers));
        request.setAttribute("grants", views(own, now));
        request.setAttribute(
                "links",
                links.stream()
                        .map(link -> ConnectedView.of(link, providers, now))
                        .toList());
        request.setAttribute("revokeAll", user.link("revoke-all"));
        request.setAttribute("erase", user.link("erase"));
        request.setAttribute(
                "entries",
                new Link("/admin/audit").with("account", user.account()).with("user", user.user()));
    }

    private List<GrantView> views(List<GrantLine> lines, Instant now) {
        return lines.stream().map(line -> GrantView.of(line, providers, now)).toList();
    }
}
