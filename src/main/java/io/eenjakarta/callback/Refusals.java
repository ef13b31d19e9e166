package io.eenjakarta.callback;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import java.time.Duration;

/**
 * Every way a login can end without success, in the words that its user reads.
 *
 * @param provider what people call the provider that is to blame
 */
record Refusals(String provider) {

    private static final String NOTHING_LOST = " Nothing was changed, and you can simply try again.";

    static Refusals at(Provider provider) {
        return new Refusals(provider.title());
    }

    Refusal malformed(String why) {
        return new Refusal(
                LogCode.CALLBACK_MALFORMED,
                400,
                why,
                "That answer could not be read",
                "Your browser brought back an answer in a form that " + provider + " never sends." + NOTHING_LOST);
    }

    static Refusal withoutState() {
        return new Refusal(
                LogCode.CALLBACK_STATE_MISSING,
                400,
                "",
                "This sign-in was not started here",
                "The answer lacks the mark that this portal gives each sign-in, so it cannot be accepted."
                        + NOTHING_LOST);
    }

    static Refusal unknownState() {
        return new Refusal(
                LogCode.CALLBACK_STATE_UNKNOWN,
                400,
                "",
                "This sign-in is not known here",
                "It was started in another browser or a long time ago, or this browser does not keep cookies."
                        + NOTHING_LOST);
    }

    static Refusal tooLate(Duration lifetime) {
        return new Refusal(
                LogCode.CALLBACK_EXPIRED,
                400,
                "",
                "The sign-in took too long",
                "For your safety a sign-in must be finished within " + lifetime.toMinutes() + " minutes."
                        + NOTHING_LOST);
    }

    Refusal repeated() {
        return new Refusal(
                LogCode.CALLBACK_REUSED,
                400,
                "",
                "This sign-in was used before",
                "Each answer of " + provider + " works once, and this one has been used." + NOTHING_LOST);
    }

    Refusal providerError(String error, String description) {
        String detail = Excerpt.of(error) + (description.isEmpty() ? "" : " " + Excerpt.of(description));
        return switch (error) {
            case "access_denied" ->
                new Refusal(
                        LogCode.CALLBACK_DENIED,
                        403,
                        detail,
                        "You did not give access",
                        provider + " says that access was not allowed." + NOTHING_LOST);
            case "temporarily_unavailable", "server_error" ->
                new Refusal(
                        LogCode.CALLBACK_PROVIDER_ERROR,
                        503,
                        detail,
                        provider + " has a problem",
                        "The sign-in could not be finished there. Please try again in a few minutes.");
            default ->
                new Refusal(
                        LogCode.CALLBACK_PROVIDER_ERROR,
                        502,
                        detail,
                        provider + " refused this portal",
                        "The answer was " + Excerpt.of(error)
                                + ". If it comes again, please tell the people who run this portal.");
        };
    }

    Refusal codeRefused(String detail) {
        return new Refusal(
                LogCode.TOKEN_REFUSED,
                400,
                detail,
                "The sign-in is no longer valid",
                provider + " did not accept it: it may have taken too long." + NOTHING_LOST);
    }

    Refusal misconfigured(String detail) {
        return new Refusal(
                LogCode.TOKEN_MISCONFIGURED,
                502,
                detail,
                "This portal is not set up correctly",
                provider + " does not accept the portal itself. Please tell the people who run it.");
    }

    Refusal unavailable(String detail) {
        return new Refusal(
                LogCode.TOKEN_UNAVAILABLE,
                503,
                detail,
                provider + " does not answer",
                "The sign-in could not be finished. Please try again in a few minutes.");
    }

    static Refusal notStored(String detail) {
        return new Refusal(
                LogCode.VAULT_UNAVAILABLE,
                503,
                detail,
                "This portal cannot keep a sign-in just now",
                "Its database does not answer. Please try again in a few minutes.");
    }

    static Refusal baseRefused(String detail) {
        return new Refusal(
                LogCode.TOKEN_BASE_REFUSED,
                502,
                detail,
                "The sign-in was stopped for your safety",
                "The answer named a server that this portal does not trust. Please tell the people who run it.");
    }

    Refusal unknownUser(String detail) {
        return new Refusal(
                LogCode.LOGIN_WHO_FAILED,
                503,
                detail,
                provider + " did not say who you are",
                "The sign-in was given back. Please try again in a few minutes.");
    }

    /**
     * Somebody whose account the operator has not let in.
     *
     * @param setting where that is done
     */
    Refusal accountNotAllowed(String account, String setting) {
        return new Refusal(
                LogCode.LOGIN_ACCOUNT_REFUSED,
                403,
                "account " + Excerpt.of(account) + " is not in " + setting,
                "Your account may not use this portal",
                "Users of the " + provider + " account " + Excerpt.of(account)
                        + " have not been let in yet. Please send this account number to the people who run the"
                        + " portal: they can add it to " + setting + ".");
    }

    /** An answer that arrived where another provider's answers do (RFC 9700 4.4). */
    static Refusal mixedUp(String asked) {
        return stopped("asked was " + asked);
    }

    /** One whose {@code iss} is that of somebody else (RFC 9207 2.4). */
    static Refusal otherIssuer() {
        return stopped("it names another issuer");
    }

    private static Refusal stopped(String detail) {
        return new Refusal(
                LogCode.CALLBACK_MIX_UP,
                400,
                detail,
                "The sign-in was stopped for your safety",
                "The answer came from somewhere else than where you signed in, so it was not used." + NOTHING_LOST);
    }
}
