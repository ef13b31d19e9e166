package io.eenjakarta.callback;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** How text leaves from where no servlet is reached: a login mechanism or a filter. */
public final class Sent {

    private Sent() {}

    /**
     * Writes the whole body and sends the answer off. Both servers would change it otherwise: Open Liberty turns what is not
     * committed into an error of its own, and WildFly writes its own page on top of any status from 400 on that is committed
     * but not closed, or fails to, with a stack trace in the log.
     *
     * @param text after status and headers have been set
     */
    public static void all(HttpServletResponse response, String text) throws IOException {
        response.setCharacterEncoding("UTF-8");
        try (PrintWriter writer = response.getWriter()) {
            writer.write(text);
            response.flushBuffer();
        }
    }
}
