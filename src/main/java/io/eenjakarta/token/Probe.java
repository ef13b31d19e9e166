package io.eenjakarta.token;

import java.util.Optional;

/** What the provider says about our client, apart from any grant. */
public enum Probe {
    /** It took one of our credentials. */
    CLIENT_ACCEPTED,
    /** It refused all of them. */
    CLIENT_REFUSED,
    /** It could not be asked, or said something else. */
    NO_ANSWER,
    /** It refuses every token without a reason, so its refusal says nothing. */
    UNDECIDED;

    /** What an answer of the revocation end point says (RFC 7009 2.2: a token that nobody knows is no error). */
    static Probe of(PostResult revocation) {
        int status = revocation instanceof PostResult.Reply reply ? reply.status() : 0;
        return status == 200 ? CLIENT_ACCEPTED : status == 401 ? CLIENT_REFUSED : NO_ANSWER;
    }

    /** What an answer of the token end point says: it looks at the client before it looks at a grant. */
    static Probe of(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Misconfigured wrong && wrong.client()) {
            return CLIENT_REFUSED;
        }
        return outcome instanceof TokenOutcome.Granted || outcome instanceof TokenOutcome.Refused
                ? CLIENT_ACCEPTED
                : NO_ANSWER;
    }

    /** What the answer to a token that nobody has says; absent: a 401 without a reason, for this token as for any other. */
    static Probe ofRefusal(Optional<TokenOutcome> outcome) {
        return outcome.map(Probe::of).orElse(UNDECIDED);
    }
}
