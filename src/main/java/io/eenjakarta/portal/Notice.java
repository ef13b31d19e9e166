package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;

/**
 * What came of an act, for the page that the browser is sent to: kept in the session in between, and shown once.
 *
 * @param tone {@code good}, {@code warn} or {@code bad}
 * @param text a sentence
 */
public record Notice(String tone, String text) implements Serializable {

    private static final String ATTRIBUTE = "een.notice";

    static Notice good(String text) {
        return new Notice("good", text);
    }

    static Notice warn(String text) {
        return new Notice("warn", text);
    }

    static Notice bad(String text) {
        return new Notice("bad", text);
    }

    /** Keeps it for the next page of this session; a session that has just ended has none. */
    void keepFor(HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.setAttribute(ATTRIBUTE, this);
            }
        } catch (IllegalStateException ended) {
            // By the act itself: its author is signed out and sees the sign-in.
            return;
        }
    }

    /** Takes it out of the session and into the page. */
    static void show(HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            if (session != null && session.getAttribute(ATTRIBUTE) instanceof Notice notice) {
                session.removeAttribute(ATTRIBUTE);
                request.setAttribute("notice", notice);
            }
        } catch (IllegalStateException ended) {
            // By another request of the same browser, with all that it kept.
            return;
        }
    }
}
