package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A short name of the account that a session shows. A page hands it to everything that it asks for later, so that a tab which was
 * opened for one account never shows pictures of another; it also keeps their pictures apart in the browser's own store. The same
 * for the same person and account after every sign-in. Not secret, and of no use to whoever learns it.
 */
final class Whose {

    /** Query parameter, for what a browser asks for without scripts. */
    static final String PARAMETER = "whose";

    /** Header, for scripts. */
    static final String HEADER = "Een-Whose";

    private static final int LENGTH = 12;

    private Whose() {}

    /** What the session of this request shows; absent when nobody is signed in. */
    static Optional<String> shownTo(HttpServletRequest request) {
        return Caller.of(request)
                .map(caller -> of(
                        caller.name(),
                        SwitchedAccount.of(request)
                                .map(SwitchedAccount::account)
                                .orElse("")));
    }

    /** @param account that the caller has switched to; empty for their own */
    static String of(String caller, String account) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((caller + '\n' + account).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the request was made for an account that is not the one shown now. One that names none was not. */
    static boolean isStale(HttpServletRequest request) {
        List<String> named = named(request);
        return !named.isEmpty()
                && shownTo(request)
                        .filter(shown -> named.stream().anyMatch(one -> !one.equals(shown)))
                        .isPresent();
    }

    /** From the query as it came: {@code getParameter} would read a form. */
    private static List<String> named(HttpServletRequest request) {
        String query = request.getQueryString();
        String header = request.getHeader(HEADER);
        if (header == null && (query == null || !query.contains(PARAMETER))) {
            return List.of();
        }
        Stream<String> parameters = Stream.of((query == null ? "" : query).split("&"))
                .filter(parameter -> parameter.startsWith(PARAMETER + '='))
                .map(parameter -> parameter.substring(PARAMETER.length() + 1));
        return Stream.concat(parameters, Stream.ofNullable(header))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
