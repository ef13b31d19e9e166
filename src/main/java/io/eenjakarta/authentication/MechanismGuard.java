package io.eenjakarta.authentication;

import io.eenjakarta.callback.Page;
import io.eenjakarta.provider.LogCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Refuses every request that the login mechanism has not seen. Without it WildFly, with a missing security domain,
 * serves protected pages to anybody. It also puts a form that was kept during sign-in in the place of the request that
 * brings it back. {@link LoginActivation} puts it before everything.
 */
public class MechanismGuard implements Filter {

    private static final Logger LOG = System.getLogger("io.eenjakarta.authentication");
    private static final String SEEN = "een.seen";

    static void mark(HttpServletRequest request) {
        request.setAttribute(SEEN, Boolean.TRUE);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(SEEN) != null) {
            chain.doFilter(ReopenedRequest.insteadOf(request), response);
            return;
        }
        refuse(LogCode.START_MECHANISM, "", (HttpServletResponse) response);
    }

    /**
     * Answers a request of a portal whose server is not set up for it: with a page and a log line that say what to do.
     *
     * @param detail for the log alone; may be empty
     */
    static void refuse(LogCode code, String detail, HttpServletResponse response) throws IOException {
        LOG.log(Level.ERROR, code.line(detail.isEmpty() ? code.advice() : detail + ". " + code.advice()));
        new Page(
                        503,
                        "This portal is not set up correctly",
                        List.of("Its sign-in is not active, so nothing is shown to anybody. Please tell the people who"
                                + " run it: " + code.meaning() + ". " + code.advice()),
                        List.of(),
                        code.code())
                .send(response);
    }
}
