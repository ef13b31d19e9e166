package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.ListPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One grant and its history; of one that is no more, the history alone. */
@WebServlet("/admin/grants/*")
public class AdminGrantPage extends AdminPage {

    private static final long serialVersionUID = 1L;

    private static final int ENTRIES = 50;
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_-]{1,64})");

    private final transient GrantOverview overview;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public AdminGrantPage(Pages pages, GrantOverview overview, Settings settings, @Een Clock clock) {
        super(pages);
        this.overview = overview;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Instant now = clock.instant();
        GrantId id = Optional.ofNullable(request.getPathInfo())
                .map(PATH::matcher)
                .filter(path -> path.matches())
                .map(path -> new GrantId(path.group(1)))
                .orElseThrow(Missing::new);
        Optional<GrantLine> grant = overview.find(id);
        List<AuditEntry> history = overview.history(id, ListPage.first(ENTRIES));
        if (grant.isEmpty() && history.isEmpty()) {
            throw new Missing();
        }
        request.setAttribute("id", id.value());
        grant.flatMap(GrantLine::parent)
                .ifPresent(parent -> request.setAttribute("parent", GrantView.page(parent.value())));
        grant.ifPresent(line -> request.setAttribute("grant", GrantView.of(line, providers, now)));
        request.setAttribute(
                "history",
                history.stream()
                        .map(entry -> AuditView.of(entry, providers, now))
                        .toList());
        request.setAttribute("refresh", act("refresh", id));
        request.setAttribute("revoke", act("revoke", id));
        if (history.size() == ENTRIES) {
            request.setAttribute("older", new Link("/admin/audit").with("grant", id.value()));
        }
        return "admin-grant";
    }

    private static Link act(String name, GrantId id) {
        return new Link("/admin/act").with("act", name).with("grant", id.value());
    }
}
