package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.GrantLine;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** All grants by state, fifty at a time, the latest login first; a part of an id, an account or a user narrows it. */
@WebServlet("/admin/grants")
public class AdminGrantsPage extends AdminPage {

    private static final long serialVersionUID = 1L;

    private final transient GrantOverview overview;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public AdminGrantsPage(Pages pages, GrantOverview overview, Settings settings, @Een Clock clock) {
        super(pages);
        this.overview = overview;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Instant now = clock.instant();
        GrantSearch search = GrantSearch.of(request, providers);
        List<GrantLine> found = overview.page(search.filter(), search.page());
        List<GrantLine> shown = found.subList(0, Math.min(found.size(), GrantSearch.AT_A_TIME));
        request.setAttribute("search", search);
        request.setAttribute("states", search.states(overview.counts()));
        request.setAttribute("providers", providers.active());
        request.setAttribute(
                "grants",
                shown.stream().map(line -> GrantView.of(line, providers, now)).toList());
        request.setAttribute("csv", search.at("/admin/api/grants.csv"));
        if (found.size() > shown.size()) {
            request.setAttribute("next", search.behind(shown.get(shown.size() - 1)));
        }
        return "admin-grants";
    }
}
