package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong, for the person in front of the page.
 *
 * @param status of the HTTP answer
 * @param name under which its words are found
 * @param signIn whether a new login helps
 * @param retryAfter when trying again makes sense; absent when it does not
 */
public record Failure(int status, String name, boolean signIn, Optional<Duration> retryAfter) {

    static final Duration SOON = Duration.ofSeconds(30);

    static final Failure NOT_FOUND = new Failure(404, "not-found");
    static final Failure NO_CAMERA = new Failure(404, "no-camera");
    static final Failure CONNECT_AGAIN = new Failure(403, "connect-again");
    static final Failure FORBIDDEN = new Failure(403, "forbidden");
    static final Failure CROSS_SITE = new Failure(403, "cross-site");
    /** No account below the caller's own, or none that they may enter. */
    static final Failure NO_ACCOUNT = new Failure(403, "no-account");

    /** It belongs to the caller, who looks at another account now. */
    static final Failure OWN_ACCOUNT_FIRST = new Failure(403, "own-account-first");

    static final Failure WRONG_METHOD = new Failure(405, "wrong-method");
    static final Failure LOGOUT_BY_LINK = new Failure(405, "logout-by-link");
    static final Failure SIGN_IN_AGAIN = new Failure(401, "sign-in-again", true, Optional.empty());
    static final Failure API_REFUSES = new Failure(503, "api-refuses", false, Optional.of(SOON));
    static final Failure MISCONFIGURED = new Failure(503, "misconfigured", false, Optional.of(Duration.ofMinutes(5)));
    static final Failure VAULT_AWAY = new Failure(503, "vault-away", false, Optional.of(SOON));
    static final Failure REJECTED = new Failure(502, "rejected");
    static final Failure UNEXPECTED = new Failure(500, "unexpected");

    private Failure(int status, String name) {
        this(status, name, false, Optional.empty());
    }

    /**
     * It in words.
     *
     * @param title the page's heading
     * @param text what happened
     * @param advice what to do about it
     */
    public record Words(String title, String text, String advice) {}

    static Failure throttled(Optional<Duration> retryAfter) {
        return new Failure(503, "throttled", false, Optional.of(retryAfter.orElse(SOON)));
    }

    static Failure unavailable(Optional<Duration> retryAfter) {
        return new Failure(503, "unavailable", false, Optional.of(retryAfter.orElse(SOON)));
    }

    /** For a status that a server reported without saying more. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405, 501 -> WRONG_METHOD;
            default -> status >= 400 && status < 500 ? new Failure(status, "not-understood") : UNEXPECTED;
        };
    }

    Words words(Texts texts) {
        String key = "failure." + name;
        return new Words(
                texts.of(key + ".title"),
                texts.of(key + ".text"),
                texts.with(key + ".advice", LogCode.VAULT_UNAVAILABLE.code()));
    }

    /** Value of the {@code Retry-After} header, between a second and an hour. */
    Optional<String> retryAfterSeconds() {
        return retryAfter.map(wait -> Long.toString(Math.max(1, Math.min(3600, wait.toSeconds()))));
    }
}
