package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vms.AccountPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The accounts below the caller's own: to find one, and to look at its cameras. */
@WebServlet("/accounts")
public class AccountsPage extends PortalPage {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_TEXT = 126;

    private final transient AccountsBelow accounts;

    @Inject
    public AccountsPage(Pages pages, AccountsBelow accounts) {
        super(pages);
        this.accounts = accounts;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Caller caller = Caller.of(request).orElseThrow(() -> new GrantException.NeedsLogin("nobody is logged in"));
        Texts texts = Texts.of(request);
        String text = text(request);
        String token = WallQuery.pageToken(request.getParameter("page"));
        Optional<AccountPage> page = accounts.page(caller, text, token);
        String shown = SwitchedAccount.of(request).map(SwitchedAccount::account).orElse("");
        List<AccountView> views = page.map(known -> known.results().stream()
                        .map(account -> AccountView.of(account, shown, texts))
                        .toList())
                .orElse(List.of());
        String next = page.map(AccountPage::nextPageToken).orElse("");
        Link found = new Link("/accounts").with("q", text);
        request.setAttribute("listed", page.isPresent());
        request.setAttribute("q", text);
        request.setAttribute("accounts", views);
        request.setAttribute("count", texts.with(count(text, token, next), views.size()));
        request.setAttribute("first", token == null ? null : found);
        request.setAttribute("next", next == null || next.isEmpty() ? null : found.with("page", next));
        return "accounts";
    }

    private static String count(String text, String token, String next) {
        boolean whole = token == null && (next == null || next.isEmpty());
        return !whole ? "switch.page" : text.isEmpty() ? "switch.count" : "switch.found";
    }

    private static String text(HttpServletRequest request) {
        String text = request.getParameter("q") == null
                ? ""
                : request.getParameter("q").strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
