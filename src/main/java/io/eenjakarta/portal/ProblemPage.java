package io.eenjakarta.portal;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of {@code web.xml}, for every status and exception and whatever the method was. */
@WebServlet("/problem")
public class ProblemPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Pages pages;

    @Inject
    public ProblemPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            // Open Liberty comes here even after the login mechanism has sent a page of its own.
            return;
        }
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            pages.fail(Failure.NOT_FOUND, request, response);
            return;
        }
        Failure failure = Failure.ofStatus(status(request));
        // Open Liberty names an exception even for a file that is not there.
        if (failure == Failure.UNEXPECTED
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            pages.fail(thrown, request, response);
        } else {
            pages.fail(failure, request, response);
        }
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 500;
    }
}
