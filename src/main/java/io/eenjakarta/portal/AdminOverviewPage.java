package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.renewal.Breaker;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How the portal and its grants are: states, ends to come, credentials, keys, and what needs an operator. While the database is
 * away, it shows what it can without.
 */
@WebServlet("/admin")
public class AdminOverviewPage extends AdminPage {

    private static final long serialVersionUID = 1L;

    private static final Duration SOON = Duration.ofDays(14);

    private final transient GrantOverview overview;
    private final transient Breaker breaker;
    private final transient Troubles troubles;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public AdminOverviewPage(
            Pages pages,
            GrantOverview overview,
            Breaker breaker,
            Troubles troubles,
            Settings settings,
            @Een Clock clock) {
        super(pages);
        this.overview = overview;
        this.breaker = breaker;
        this.troubles = troubles;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Instant now = clock.instant();
        try {
            request.setAttribute("grants", grants(now));
            request.setAttribute("sealing", SealingView.of(overview.reencryption()));
            AdminCharts.of(overview, text(request, "time")).forEach(request::setAttribute);
        } catch (GrantException.TryLater away) {
            request.setAttribute("away", true);
        }
        request.setAttribute(
                "credentials",
                providers.active().stream()
                        .map(one -> CredentialView.of(one, breaker.stopped(one.name())))
                        .toList());
        request.setAttribute("troubles", TroubleView.of(troubles.now(), clock.instant()));
        return "admin";
    }

    private OverviewView grants(Instant now) {
        return OverviewView.of(
                overview.counts(),
                overview.ending(SOON, ListPage.first(ListPage.MOST)),
                overview.page(GrantFilter.all().in(GrantStatus.NEEDS_LOGIN), ListPage.first(ListPage.MOST)),
                providers,
                now);
    }
}
