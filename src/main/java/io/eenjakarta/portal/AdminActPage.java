package io.eenjakarta.portal;

import io.eenjakarta.authentication.CsrfToken;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantAdministration;
import io.eenjakarta.renewal.GrantOverview;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks before anything is done, and does it when the answer comes from our own page: then the browser is sent to a page that
 * says what came of it, so that loading it again does nothing twice.
 */
@WebServlet("/admin/act")
public class AdminActPage extends AdminPage {

    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient CsrfToken csrf;
    private final transient GrantAdministration administration;
    private final transient GrantOverview overview;
    private final transient Providers providers;

    @Inject
    public AdminActPage(
            Pages pages,
            CsrfToken csrf,
            GrantAdministration administration,
            GrantOverview overview,
            Settings settings) {
        super(pages);
        this.pages = pages;
        this.csrf = csrf;
        this.administration = administration;
        this.overview = overview;
        this.providers = settings.providers();
    }

    @Override
    String prepare(HttpServletRequest request) {
        request.setAttribute("question", question(act(request), request).orElseThrow(Missing::new));
        return "admin-act";
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!mayCome(request)) {
            pages.fail(Failure.FORBIDDEN, request, response);
        } else if (!csrf.matches(request)) {
            pages.fail(Failure.CROSS_SITE, request, response);
        } else {
            answered(request, response);
        }
    }

    private void answered(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            AdminAct act = act(request);
            Optional<Question> question = question(act, request);
            if (question.isPresent() && !question.get().isMet(text(request, "typed"))) {
                request.setAttribute("question", question.get());
                request.setAttribute("mistyped", true);
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                pages.show("admin-act", request, response);
                return;
            }
            act.act(administration, known(request)).keepFor(request);
            SeeOther.to(act.forth().address(), request, response);
        } catch (RuntimeException e) {
            fail(e, request, response);
        }
    }

    private static AdminAct act(HttpServletRequest request) {
        return AdminAct.of(request).orElseThrow(Missing::new);
    }

    private Optional<Question> question(AdminAct act, HttpServletRequest request) {
        return act.question(known(request));
    }

    private AdminAct.Known known(HttpServletRequest request) {
        String who = Caller.of(request).map(Caller::name).orElseThrow(Missing::new);
        return new AdminAct.Known(providers, overview::find, who);
    }
}
