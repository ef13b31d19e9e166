package io.eenjakarta.portal;

import io.eenjakarta.callback.SwitchedAccount;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Before everything that is shown: leads a session back to its own account when the one that it had switched to has ended, and refuses
 * what a page asks for that was made for another account than the one shown now. A request that names no account is left alone.
 * Mapped in {@code web.xml}, where the order of filters is certain.
 */
public class WhoseCheck extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ShownAccount shown;

    @Inject
    public WhoseCheck(ShownAccount shown) {
        this.shown = shown;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        shown.leaveWhatHasEnded(request);
        SwitchedAccount.keepFor(request);
        if (Whose.isStale(request)) {
            refuse(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isPicture(request)) {
            PictureAnswer.send(Placeholder.ANOTHER_ACCOUNT, Texts.of(request), response);
        } else {
            response.setHeader(Placeholder.TROUBLE, Placeholder.ANOTHER_ACCOUNT.trouble());
            JsonAnswer.send(response, Placeholder.ANOTHER_ACCOUNT.status(), JsonAnswer.anotherAccount());
        }
    }

    /** A stream in the place of a picture, too. */
    private static boolean isPicture(HttpServletRequest request) {
        return request.getRequestURI().endsWith(".jpeg") || "image".equals(request.getHeader("Sec-Fetch-Dest"));
    }
}
