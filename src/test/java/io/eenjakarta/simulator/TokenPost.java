package io.eenjakarta.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One POST to the token or revoke end point, or one DELETE by which CameraManager logs out, without its secrets.
 *
 * @param at on the simulator's clock
 * @param endPoint {@code token}, {@code revoke} or {@code logout}
 * @param grantType null when not sent; likewise the hashes (SHA-256, hexadecimal), redirect URI and scope
 * @param tokenHash of the parameter {@code token} of a revoke, or of the access token of a logout
 * @param status as answered, 0 when a socket fault left the request without an answer; a fault after the commit keeps
 *     the status of the answer that was lost
 * @param error member {@code error} of the answer, null when it has none
 * @param issuedHash of the refresh token that was issued for this POST, also when the answer was lost; null for none
 * @param lost whether a fault kept from the client what came of it: a socket fault, or one that replaced or spoiled the
 *     answer after the request was carried out
 * @param headerNames in lower case
 * @param parameterNames of the body, in order, doubles included
 * @param queryNames the same of the query string
 */
public record TokenPost(
        Instant at,
        String endPoint,
        String grantType,
        String refreshTokenHash,
        String codeHash,
        String verifierHash,
        String tokenHash,
        int status,
        String error,
        String issuedHash,
        boolean lost,
        Set<String> headerNames,
        String accept,
        String contentType,
        String connection,
        BasicAuth basic,
        List<String> parameterNames,
        String redirectUri,
        String scope,
        boolean hasQuery,
        List<String> queryNames) {
    /** What the {@code Authorization} header was worth. */
    public enum BasicAuth {
        ABSENT,
        /** Another scheme, or none. */
        NOT_BASIC,
        /** No Base64, no colon, or a half that is not form-encoded. */
        MALFORMED,
        WRONG,
        RIGHT
    }

    /** How it ended. */
    record End(int status, String error, String issuedHash, boolean lost) {
        /** Neither carried out nor answered. */
        static final End NONE = new End(0, null, null, true);
    }

    /** In what the parameters came. */
    public enum Transport {
        NONE,
        FORM,
        QUERY,
        BOTH
    }

    public Transport transport() {
        if (queryNames.isEmpty()) {
            return parameterNames.isEmpty() ? Transport.NONE : Transport.FORM;
        }
        return parameterNames.isEmpty() ? Transport.QUERY : Transport.BOTH;
    }

    static TokenPost of(Instant at, String endPoint, Request request, BasicAuth basic, End end) {
        return of(at, endPoint, request, request.form(), basic, end);
    }

    /** @param read where the provider looks for the values */
    static TokenPost of(Instant at, String endPoint, Request request, FormParameters read, BasicAuth basic, End end) {
        return new TokenPost(
                at,
                endPoint,
                read.first("grant_type").orElse(null),
                hash(read, "refresh_token"),
                hash(read, "code"),
                hash(read, "code_verifier"),
                endPoint.equals("logout")
                        ? request.bearer().map(Secrets::sha256).orElse(null)
                        : hash(read, "token"),
                end.status(),
                end.error(),
                end.issuedHash(),
                end.lost(),
                request.headers().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)),
                request.header("Accept"),
                request.header("Content-Type"),
                request.header("Connection"),
                basic,
                request.form().names(),
                read.first("redirect_uri").orElse(null),
                read.first("scope").orElse(null),
                request.rawQuery() != null,
                request.query().names());
    }

    private static String hash(FormParameters form, String name) {
        Optional<String> value = form.first(name);
        return value.map(Secrets::sha256).orElse(null);
    }
}
