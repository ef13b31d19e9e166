package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong, in words for the person in front of the page.
 *
 * @param status of the HTTP answer
 * @param title the page's heading
 * @param text what happened
 * @param advice what to do about it
 * @param signIn whether a new login helps
 * @param retryAfter when trying again makes sense; absent when it does not
 */
public record Failure(
        int status, String title, String text, String advice, boolean signIn, Optional<Duration> retryAfter) {

    static final Duration SOON = Duration.ofSeconds(30);

    static final Failure NOT_FOUND = new Failure(
            404,
            "There is nothing here",
            "The address may be mistyped, or what was here is gone.",
            "Start again from the home page.");

    static final Failure FORBIDDEN = new Failure(
            403,
            "You may not see this",
            "You are signed in, but your account does not give you the right to this.",
            "An administrator of your account can give it to you.");

    static final Failure CROSS_SITE = new Failure(
            403,
            "That did not come from this portal's page",
            "The request lacked the mark that our own pages send along, so nothing was done.",
            "Go back, reload the page and try again.");

    static final Failure WRONG_METHOD = new Failure(
            405,
            "That does not work this way",
            "This address does not take this kind of request.",
            "Start again from the home page.");

    static final Failure LOGOUT_BY_LINK = new Failure(
            405,
            "Use the button to sign out",
            "Signing out needs the button \u201cSign out\u201d at the top of each page: a mere link must not be able to do it.",
            "Nothing has changed: if you were signed in, you still are.");

    static final Failure SIGN_IN_AGAIN = new Failure(
            401,
            "Please sign in again",
            "The connection to your account has ended: it ran out, was ended there, or you signed out elsewhere.",
            "Signing in again makes a new one.",
            true,
            Optional.empty());

    static final Failure API_REFUSES = new Failure(
            503,
            "Your provider does not accept your sign-in right now",
            "It renewed your sign-in and refused it all the same. Most often that passes.",
            "Try again in a moment. You stay signed in; if it goes on, sign out and in again.",
            false,
            Optional.of(SOON));

    static final Failure MISCONFIGURED = new Failure(
            503,
            "This portal needs its administrator",
            "Your provider does not accept this portal at the moment. Your sign-in is kept.",
            "Tell the portal's administrator the support code below.",
            false,
            Optional.of(Duration.ofMinutes(5)));

    static final Failure VAULT_AWAY = new Failure(
            503,
            "The database does not answer",
            "What this page shows lies in the database of this portal, which cannot be reached at the moment.",
            "Try again in a moment. The log says under " + LogCode.VAULT_UNAVAILABLE.code() + " what is wrong.",
            false,
            Optional.of(SOON));

    static final Failure REJECTED = new Failure(
            502,
            "Your provider refused the question",
            "It did not accept what the portal asked. A list may have changed while you were reading it.",
            "Start again from the home page. If it comes back, tell the portal's administrator the support code below.");

    static final Failure UNEXPECTED = new Failure(
            500,
            "Something went wrong here",
            "The portal could not show this page, and that is its own fault.",
            "Try again. If it comes back, tell the portal's administrator the support code below.");

    private Failure(int status, String title, String text, String advice) {
        this(status, title, text, advice, false, Optional.empty());
    }

    static Failure throttled(Optional<Duration> retryAfter) {
        return new Failure(
                503,
                "Too many requests at once",
                "Your provider asks for a pause, because a lot was asked of it in a short time.",
                "Wait a little, then try again. You stay signed in.",
                false,
                Optional.of(retryAfter.orElse(SOON)));
    }

    static Failure unavailable(Optional<Duration> retryAfter) {
        return new Failure(
                503,
                "Your provider cannot be reached",
                "It does not answer, or reports trouble of its own. Nothing of yours is lost.",
                "Try again in a moment. You stay signed in.",
                false,
                Optional.of(retryAfter.orElse(SOON)));
    }

    /** For a status that a server reported without saying more. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> WRONG_METHOD;
            default ->
                status >= 400 && status < 500
                        ? new Failure(
                                status,
                                "That was not understood",
                                "What your browser sent cannot be answered.",
                                "Start again from the home page.")
                        : UNEXPECTED;
        };
    }

    /** Value of the {@code Retry-After} header, between a second and an hour. */
    Optional<String> retryAfterSeconds() {
        return retryAfter.map(wait -> Long.toString(Math.max(1, Math.min(3600, wait.toSeconds()))));
    }
}
