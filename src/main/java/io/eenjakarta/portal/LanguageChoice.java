package io.eenjakarta.portal;

import io.eenjakarta.callback.ReturnTarget;
import io.eenjakarta.provider.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * Keeps the language that a reader chose at the foot of a page, in a cookie, and shows that page again. It changes nothing
 * but words, so it asks for no token.
 */
@WebServlet("/language")
public class LanguageChoice extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Duration KEPT = Duration.ofDays(365);

    private final boolean secure;

    @Inject
    public LanguageChoice(Settings settings) {
        this.secure = settings.providers().secure();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Language.tagged(request.getParameter("language")).ifPresent(language -> response.addCookie(cookie(language)));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", ReturnTarget.checked(request.getParameter("back"), request.getContextPath()));
    }

    /** Where somebody lands who loads the answer's address by hand. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        SeeOther.to("/", request, response);
    }

    private Cookie cookie(Language language) {
        Cookie cookie = new Cookie(Language.COOKIE, language.tag());
        cookie.setPath("/");
        cookie.setMaxAge((int) KEPT.toSeconds());
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
