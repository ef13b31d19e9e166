package io.eenjakarta.callback;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vms.User;

/** What can stop a caller from connecting an account, beside what can stop a login; in the words that they read. */
final class LinkRefusals {

    private LinkRefusals() {}

    static Refusal anonymous() {
        LogCode code = LogCode.LINK_ANONYMOUS;
        return new Refusal(
                code,
                403,
                code.advice(),
                "This portal does not know who you are",
                "Sign in to the portal first, then connect your account. If you are signed in, please tell the people who"
                        + " run it: the servlet behind this address must be behind a security constraint.");
    }

    static Refusal callerName(int length) {
        LogCode code = LogCode.LINK_CALLER_NAME;
        return new Refusal(
                code,
                403,
                "it has " + length + " characters. " + code.advice(),
                "Your name in this portal cannot be used here",
                "It is too long, or has characters in it that cannot be kept. Please tell the people who run the"
                        + " portal.");
    }

    static Refusal otherCaller() {
        return new Refusal(
                LogCode.LINK_OTHER_CALLER,
                403,
                "",
                "Somebody else began this",
                "You are signed in to this portal under another name than when you left, so no account"
                        + " was connected. You can simply try again.");
    }

    /** Answers for a grant that is not there as for one that is somebody else's. */
    static Refusal notRenewable() {
        return new Refusal(
                LogCode.LINK_NOT_RENEWED,
                403,
                "",
                "There is no such connection of yours",
                "It was disconnected, or another user of this portal made it. If you still need it, connect the account"
                        + " anew.");
    }

    static Refusal otherUser(User who) {
        return new Refusal(
                LogCode.LINK_OTHER_USER,
                403,
                "user " + Excerpt.of(who.id()) + " of account " + Excerpt.of(who.accountId()),
                "That was another user",
                "The connection belongs to another user than the one who has just signed in, so it was left as it is, and"
                        + " the sign-in was given back. Sign out there first, then try again as the user whose connection"
                        + " it is.");
    }

    static Refusal crossSite() {
        return new Refusal(
                LogCode.REQUEST_CROSS_SITE,
                403,
                "",
                "That did not come from this portal",
                "The request was sent from another site, or the browser did not say from where, so nothing was done."
                        + " Please use the button in the portal.");
    }

    static Refusal otherAddress() {
        return new Refusal(
                LogCode.LINK_ADDRESS,
                400,
                "",
                "Please use the portal's own address",
                "You opened this portal under another name of its machine. Sign in under the address below and try"
                        + " again.");
    }

    static Refusal noAnswer() {
        return new Refusal(
                LogCode.CALLBACK_MALFORMED,
                400,
                "neither code nor error",
                "There is nothing to see here",
                "You are sent back to this address when you connect an account. To begin, please use"
                        + " the button in the portal.");
    }

    static Refusal unknownProvider(String name) {
        return new Refusal(
                LogCode.REQUEST_UNKNOWN_PROVIDER,
                400,
                Excerpt.of(name),
                "That cannot be connected here",
                "This portal does not know where your account should be. Please use the button in the portal.");
    }

    static Refusal misplaced(String fault) {
        return new Refusal(
                LogCode.START_CONNECT,
                503,
                fault,
                "This portal is not set up correctly",
                "Accounts cannot be connected until it is. Please tell the people who run it.");
    }

    static Refusal failed(RuntimeException unforeseen) {
        StackTraceElement[] stack = unforeseen.getStackTrace();
        return new Refusal(
                LogCode.LINK_FAILED,
                503,
                unforeseen.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]),
                "Something went wrong here",
                "Your account could not be connected or disconnected, and that is this portal's own fault. Please try"
                        + " again.");
    }
}
