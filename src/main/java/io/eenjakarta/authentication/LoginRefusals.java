package io.eenjakarta.authentication;

import io.eenjakarta.callback.Refusal;
import io.eenjakarta.provider.LogCode;

/** What can stop a login here, beside what the provider's answer can be; in the words that its user reads. */
final class LoginRefusals {

    private LoginRefusals() {}

    /** Nothing that we foresaw. The log line names the exception, not what it says. */
    static Refusal failed(RuntimeException unforeseen) {
        StackTraceElement[] stack = unforeseen.getStackTrace();
        return new Refusal(
                LogCode.LOGIN_FAILED,
                503,
                unforeseen.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]),
                "Something went wrong here",
                "The sign-in of this portal failed, and that is its own fault. Please try again.");
    }

    static Refusal sessionOutOfReach() {
        return new Refusal(
                LogCode.VAULT_UNAVAILABLE,
                503,
                "a session cannot be read",
                "This portal cannot look you up just now",
                "Its database does not answer. Please try again in a moment: perhaps you are still signed in.");
    }

    static Refusal loop() {
        return new Refusal(
                LogCode.LOGIN_LOOP,
                429,
                "",
                "The sign-in does not hold",
                "You were signed in more than once within a minute and yet you are not. Most often this"
                        + " browser does not keep this site's cookies. Allow them, wait a minute, and try again.");
    }
}
