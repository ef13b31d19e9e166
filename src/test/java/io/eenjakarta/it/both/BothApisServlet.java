package io.eenjakarta.it.both;

import io.eenjakarta.vms.CameraManagerUsersApi;
import io.eenjakarta.vms.UsersApi;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks one provider who the caller is, whatever the caller's grant is of: {@code GET /cameras/both?een}. */
@WebServlet("/cameras/both")
public class BothApisServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient UsersApi eagleEye;
    private final transient CameraManagerUsersApi cameraManager;

    @Inject
    public BothApisServlet(@RestClient UsersApi eagleEye, @RestClient CameraManagerUsersApi cameraManager) {
        this.eagleEye = eagleEye;
        this.cameraManager = cameraManager;
    }

    /** Who it is; or all that the exception tells, as a portal that is careless would show it. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try {
            response.getWriter()
                    .print(
                            request.getQueryString().equals("een")
                                    ? eagleEye.self(null).email()
                                    : cameraManager.self().email());
        } catch (RuntimeException e) {
            StringWriter told = new StringWriter();
            e.printStackTrace(new PrintWriter(told));
            response.setStatus(500);
            // Traces are not for the browser, and the search for them in what it was sent is right to complain.
            response.getWriter().print(told.toString().replaceAll("(?m)^\\s+(at|\\.\\.\\.) .*\\R", ""));
        }
    }
}
