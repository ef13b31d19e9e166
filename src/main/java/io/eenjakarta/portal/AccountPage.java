package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Een;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.UsersApi;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Who the caller is, as the API tells it now, and what this login may do. */
@WebServlet("/account")
public class AccountPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    private final transient UsersApi users;
    private final transient Clock clock;

    @Inject
    public AccountPage(Pages pages, @RestClient UsersApi users, @Een Clock clock) {
        super(pages);
        this.users = users;
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Caller caller = Caller.of(request).orElseThrow(() -> new GrantException.NeedsLogin("nobody is logged in"));
        request.setAttribute("user", UserView.of(ApiCall.answer(() -> users.self("timeZone"))));
        request.setAttribute("since", Moment.of(caller.since(), clock.instant()));
        request.setAttribute(
                "groups", caller.groups().stream().sorted().map(GroupWords::of).toList());
        return "account";
    }
}
