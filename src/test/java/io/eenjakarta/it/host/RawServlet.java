package io.eenjakarta.it.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/** Says what body it reads, as a stream or with {@code ?reader} as text: a JAX-RS end point reads forms like this. */
@WebServlet("/cameras/raw")
public class RawServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = "reader".equals(request.getQueryString())
                ? request.getReader().lines().collect(Collectors.joining("\n"))
                : new String(request.getInputStream().readAllBytes(), UTF_8);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .print(request.getContentLengthLong() + " " + request.getHeader("Content-Length") + " " + body);
    }
}
