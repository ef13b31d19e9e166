package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vms.CallerLookup;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

/** Who the caller is, as the API tells it now, what this login may do, and which accounts they have connected. */
@WebServlet("/account")
public class AccountPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    private final transient CallerLookup callers;
    private final transient LinkedGrants linked;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public AccountPage(Pages pages, CallerLookup callers, LinkedGrants linked, Settings settings, @Een Clock clock) {
        super(pages);
        this.callers = callers;
        this.linked = linked;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Caller caller = Caller.of(request).orElseThrow(() -> new GrantException.NeedsLogin("nobody is logged in"));
        Texts texts = Texts.of(request);
        request.setAttribute("user", UserView.of(callers.who(caller.grant())));
        request.setAttribute("since", Moment.of(caller.since(), clock.instant(), texts));
        request.setAttribute(
                "groups",
                caller.groups().stream()
                        .sorted()
                        .map(group -> GroupWords.of(group, texts))
                        .toList());
        try {
            request.setAttribute(
                    "linked",
                    linked.of(caller.name()).stream()
                            .map(account -> LinkedView.of(account, providers, clock.instant(), texts))
                            .toList());
        } catch (GrantException away) {
            request.setAttribute("linkedAway", true);
        }
        request.setAttribute("providers", providers.active());
        return "account";
    }
}
