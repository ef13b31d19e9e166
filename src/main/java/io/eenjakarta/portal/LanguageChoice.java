package io.eenjakarta.portal;

import io.eenjakarta.callback.BrowserCookies;
import io.eenjakarta.callback.ReturnTarget;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * Keeps the language that a reader chose at the foot of a page, in a cookie, and shows that page again. It changes nothing
 * but words, so it asks for no token; what a browser says another site has sent is no choice of its reader.
 */
@WebServlet("/language")
public class LanguageChoice extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Duration KEPT = Duration.ofDays(365);

    private final transient BrowserCookies cookies;

    @Inject
    public LanguageChoice(BrowserCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin")) {
            Language.tagged(request.getParameter("language")).ifPresent(language -> keep(language, response));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", ReturnTarget.checked(request.getParameter("back"), request.getContextPath()));
    }

    /** Where somebody lands who loads the answer's address by hand. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        SeeOther.to("/", request, response);
    }

    private void keep(Language language, HttpServletResponse response) {
        cookies.set(response, cookies.name(Language.COOKIE), language.tag(), KEPT);
    }
}
