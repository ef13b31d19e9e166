package io.eenjakarta.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token request is answered, and what came of it.
 *
 * @param issuedHash SHA-256 of the refresh token that was issued, null without one
 * @param lost whether the request was carried out and this reply does not tell the client what came of it
 */
record TokenAnswer(Reply reply, String issuedHash, boolean lost) {
    /** More than a client reads of a token reply. */
    private static final int READABLE = 64 * 1024;

    private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    /** @param real the reply before any fault; null when the request was not carried out */
    static TokenAnswer of(Reply real, Reply sent) {
        Optional<String> issued = real == null ? Optional.empty() : found(REFRESH, real);
        return new TokenAnswer(
                sent, issued.map(Secrets::sha256).orElse(null), real != null && !tells(real, sent, issued));
    }

    private static boolean tells(Reply real, Reply sent, Optional<String> issued) {
        return issued.isEmpty()
                ? real.status() == sent.status() && Arrays.equals(real.body(), sent.body())
                : sent.status() == 200
                        && sent.body().length <= READABLE
                        && sent.text().endsWith("}")
                        && found(REFRESH, sent).equals(issued)
                        && found(ACCESS, sent).equals(found(ACCESS, real));
    }

    private static Optional<String> found(Pattern member, Reply reply) {
        Matcher matcher = member.matcher(reply.text());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
