package io.eenjakarta.it.host;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Sets the clock ahead: {@code POST /host-clock?PT11M}. */
@WebServlet("/host-clock")
public class ClockServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient MovableClock clock;

    @Inject
    public ClockServlet(MovableClock clock) {
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        clock.setAhead(Duration.parse(request.getQueryString()));
    }
}
