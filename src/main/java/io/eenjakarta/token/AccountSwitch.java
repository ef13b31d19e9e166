package io.eenjakarta.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.ApiHosts;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import jakarta.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The request for a token of an account below the caller's own, and what its answers mean. Stateless. */
final class AccountSwitch {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");

    private AccountSwitch() {}

    /** The body; EEN wants scopes as a list where OAuth has them in one text. */
    static byte[] body(String account, String scope) {
        List<String> scopes =
                Arrays.stream(scope.split(" ")).filter(one -> !one.isEmpty()).toList();
        return Json.createObjectBuilder()
                .add("type", "reseller")
                .add("targetType", "account")
                .add("targetId", account)
                .add("scopes", Json.createArrayBuilder(scopes))
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    /**
     * Judges a reply: the token first, then the status.
     *
     * @param started when the request was started
     */
    static SwitchOutcome classify(PostResult result, Instant started, Provider provider) {
        if (result instanceof PostResult.Lost lost) {
            return new SwitchOutcome.Unavailable(lost.detail(), Optional.empty());
        }
        PostResult.Reply reply = (PostResult.Reply) result;
        Optional<SwitchReply> json = reply.body().flatMap(SwitchReply::parse);
        if (reply.status() / 100 == 2 && json.flatMap(SwitchReply::accessToken).isPresent()) {
            return granted(json.get(), started, provider);
        }
        String detail = "status " + reply.status()
                + json.flatMap(SwitchReply::reason).map(reason -> " " + reason).orElse("");
        return switch (reply.status()) {
            case 401 -> new SwitchOutcome.BearerRefused(detail);
            case 403, 404 -> new SwitchOutcome.Refused(detail);
            case 408, 429 -> new SwitchOutcome.Unavailable(detail, reply.retryAfter());
            default ->
                reply.status() / 100 == 3 || reply.status() / 100 == 4
                        ? new SwitchOutcome.Misconfigured(detail)
                        : new SwitchOutcome.Unavailable(detail, reply.retryAfter());
        };
    }

    private static SwitchOutcome granted(SwitchReply reply, Instant started, Provider provider) {
        Optional<ApiHosts.Verdict> base = reply.apiBase(provider.apiHosts());
        TokenSet tokens = new TokenSet(
                reply.accessToken().orElseThrow(),
                Optional.empty(),
                started,
                reply.expiresAt(started),
                base.map(verdict -> verdict instanceof ApiHosts.Accepted accepted ? accepted.base() : (URI) null));
        if (!reply.oddities().isEmpty()) {
            LOG.log(Level.WARNING, LogCode.TOKEN_ODD.line(String.join(", ", reply.oddities())));
        }
        return new SwitchOutcome.Granted(
                tokens, base.map(verdict -> verdict instanceof ApiHosts.Refused refused ? refused.reason() : null));
    }

    static void log(SwitchOutcome outcome) {
        if (outcome instanceof SwitchOutcome.Granted granted) {
            granted.baseFault().ifPresent(fault -> LOG.log(Level.ERROR, LogCode.TOKEN_BASE_REFUSED.line(fault)));
        } else if (outcome instanceof SwitchOutcome.BearerRefused refused) {
            LOG.log(Level.DEBUG, () -> "a switch of account: the caller's own token was refused: " + refused.detail());
        } else if (outcome instanceof SwitchOutcome.Refused refused) {
            LOG.log(Level.INFO, LogCode.SWITCH_REFUSED.line(refused.detail()));
        } else if (outcome instanceof SwitchOutcome.Misconfigured misconfigured) {
            LOG.log(Level.ERROR, LogCode.TOKEN_MISCONFIGURED.line("a switch of account: " + misconfigured.detail()));
        } else if (outcome instanceof SwitchOutcome.Unavailable unavailable) {
            LOG.log(Level.WARNING, LogCode.TOKEN_UNAVAILABLE.line("a switch of account: " + unavailable.detail()));
        }
    }
}
