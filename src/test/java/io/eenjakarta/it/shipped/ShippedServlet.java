package io.eenjakarta.it.shipped;

import io.eenjakarta.vms.VmsException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One call and what came of it: {@code GET /cameras/shipped?call=feeds&at=...}. */
@WebServlet("/cameras/shipped")
public class ShippedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Devices devices;
    private final transient Footage footage;

    @Inject
    public ShippedServlet(Devices devices, Footage footage) {
        this.devices = devices;
        this.footage = footage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Supplier<Object>> calls = new HashMap<>(devices.calls());
        calls.putAll(footage.calls(Instant.parse(request.getParameter("at"))));
        response.setContentType("text/plain");
        try {
            response.getWriter().print(calls.get(request.getParameter("call")).get());
        } catch (VmsException e) {
            response.getWriter().print(e.getClass().getSimpleName() + " " + e.reason());
        }
    }
}
