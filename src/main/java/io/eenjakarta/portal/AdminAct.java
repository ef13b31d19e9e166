package io.eenjakarta.portal;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.GrantAdministration;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;

/** Something that an administrator can have done: it asks first, and tells what came of it. Names no more than ids. */
sealed interface AdminAct permits GrantAct, UserAct, ProviderAct, ReencryptAct {

    /** What is needed to ask: what providers are called, grants as they are now, and who asks. */
    record Known(Providers providers, Function<GrantId, Optional<GrantLine>> grants, String who) {}

    /** What the request's parameters name; absent when they name nothing. */
    static Optional<AdminAct> of(HttpServletRequest request) {
        String name = AdminPage.text(request, "act");
        return switch (name) {
            case "refresh", "revoke" -> GrantAct.of(name, AdminPage.text(request, "grant"));
            case "revoke-all", "erase" -> UserAt.of(request).map(user -> new UserAct(name.equals("erase"), user));
            case "check" -> Optional.of(new ProviderAct(AdminPage.text(request, "provider")));
            case "reencrypt" -> Optional.of(new ReencryptAct());
            default -> Optional.empty();
        };
    }

    /** What is asked; absent when there is nothing any more that it could be done to. */
    Optional<Question> question(Known known);

    /** Does it. */
    Notice act(GrantAdministration administration, Known known);

    /** To the page where it was asked for. */
    Link back();

    /** To the page that shows what came of it. */
    default Link forth() {
        return back();
    }
}
