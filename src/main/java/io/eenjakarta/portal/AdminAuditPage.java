package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.AuditEntry;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The audit trail, fifty entries at a time, the latest first. */
@WebServlet("/admin/audit")
public class AdminAuditPage extends AdminPage {

    private static final long serialVersionUID = 1L;

    private final transient GrantOverview overview;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public AdminAuditPage(Pages pages, GrantOverview overview, Settings settings, @Een Clock clock) {
        super(pages);
        this.overview = overview;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Instant now = clock.instant();
        AuditSearch search = AuditSearch.of(request);
        List<AuditEntry> found = overview.audit(search.filter(), search.page());
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), AuditSearch.AT_A_TIME));
        request.setAttribute("search", search);
        request.setAttribute("acts", AuditSearch.acts());
        request.setAttribute(
                "entries",
                shown.stream().map(entry -> AuditView.of(entry, providers, now)).toList());
        if (found.size() > shown.size()) {
            request.setAttribute("next", search.behind(shown.get(shown.size() - 1)));
        }
        return "admin-audit";
    }
}
