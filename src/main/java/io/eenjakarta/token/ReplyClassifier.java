package io.eenjakarta.token;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what came back from the token end point into an outcome: tokens first, then the member {@code error}, then the
 * status. Stateless.
 */
final class ReplyClassifier {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");
    private static final Set<String> OURS =
            Set.of("unauthorized_client", "invalid_scope", "invalid_request", "unsupported_grant_type");
    private static final Set<String> THEIRS = Set.of("server_error", "temporarily_unavailable", "slow_down");
    private static final Set<Integer> WRONG_ADDRESS = Set.of(403, 404, 405, 407, 410);

    private ReplyClassifier() {}

    /**
     * Judges a reply.
     *
     * @param started when the request was started
     * @param previous kept when the reply brings no refresh token (RFC 6749 6)
     * @param provider who replied
     * @return absent for a 401 that does not say whether the client or the token is wrong
     */
    static Optional<TokenOutcome> classify(
            PostResult result, Instant started, Optional<RefreshToken> previous, Provider provider) {
        if (result instanceof PostResult.Lost lost) {
            return Optional.of(new TokenOutcome.Unavailable(lost.detail(), lost.sent(), Optional.empty()));
        }
        PostResult.Reply reply = (PostResult.Reply) result;
        Optional<TokenReply> json = reply.body().flatMap(TokenReply::parse);
        boolean success = reply.status() / 100 == 2;
        Optional<AccessToken> access = success ? json.flatMap(TokenReply::accessToken) : Optional.empty();
        if (access.isPresent()) {
            return Optional.of(granted(json.get(), access.get(), started, previous, provider));
        }
        String detail = detail(reply, json);
        String error = json.flatMap(TokenReply::error).orElse("");
        if (error.equals("invalid_grant")) {
            return Optional.of(new TokenOutcome.Refused(detail));
        }
        boolean client = provider.clientErrors().contains(error);
        if (client || OURS.contains(error)) {
            return Optional.of(new TokenOutcome.Misconfigured(detail, client));
        }
        boolean theirs = THEIRS.contains(error);
        if (!theirs && (reply.status() / 100 == 3 || WRONG_ADDRESS.contains(reply.status()))) {
            return Optional.of(new TokenOutcome.Misconfigured(detail, false));
        }
        if (!theirs && reply.status() == 401) {
            return Optional.empty();
        }
        boolean unanswered = success && error.isEmpty();
        return Optional.of(new TokenOutcome.Unavailable(detail, unanswered, reply.retryAfter()));
    }

    /** What a 401 without a reason meant, now that the same credentials were probed. */
    static TokenOutcome afterProbe(Probe probe) {
        String bare = "status 401 without a reason";
        return switch (probe) {
            case CLIENT_ACCEPTED -> new TokenOutcome.Refused(bare + ", and our client is accepted");
            case CLIENT_REFUSED -> new TokenOutcome.Misconfigured(bare + ", and our client is not accepted", true);
            case NO_ANSWER -> new TokenOutcome.Unavailable(bare, false, Optional.empty());
            case UNDECIDED -> new TokenOutcome.Undecided(bare);
        };
    }

    private static TokenOutcome granted(
            TokenReply reply, AccessToken access, Instant started, Optional<RefreshToken> previous, Provider provider) {
        Optional<ApiHosts.Verdict> base = provider.apiBase()
                .<ApiHosts.Verdict>map(ApiHosts.Accepted::new)
                .or(() -> reply.apiBase(provider.apiHosts()));
        TokenSet tokens = new TokenSet(
                access,
                reply.refreshToken().or(() -> previous),
                started,
                reply.expiresAt(started),
                base.map(v -> v instanceof ApiHosts.Accepted accepted ? accepted.base() : null));
        List<String> oddities = reply.oddities();
        if (!oddities.isEmpty()) {
            LOG.log(Level.WARNING, LogCode.TOKEN_ODD.line(String.join(", ", oddities)));
        }
        return new TokenOutcome.Granted(
                tokens, base.map(v -> v instanceof ApiHosts.Refused refused ? refused.reason() : null));
    }

    /** Status and error code; a description is left out, for some servers quote tokens in it. */
    private static String detail(PostResult.Reply reply, Optional<TokenReply> json) {
        String what = reply.body().isEmpty()
                ? ", too long a body"
                : json.isEmpty()
                        ? ", not JSON"
                        : json.get().error().map(e -> " " + e).orElse(", no known error code");
        return "status " + reply.status() + what;
    }
}
