package io.eenjakarta.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The address that begins a sign-in by a plain GET: the path of the first redirect URI with the query {@code een-login}. It
 * may say at which provider ({@code een-login=cameramanager}) and where to go afterwards ({@code target}); without the first
 * a user chooses where there is a choice, without the second home is meant.
 *
 * @param provider name, as it was sent
 * @param target as it was sent, not checked
 */
record LoginAddress(Optional<String> provider, Optional<String> target) {

    /** Query of the address where nothing more is to be said. */
    static final String QUERY = "een-login";

    private static final String TARGET = "target";

    /** What a raw query string asks for; absent when it is not of a sign-in. What cannot be decoded counts as not sent. */
    static Optional<LoginAddress> of(String rawQuery) {
        if (rawQuery == null || !rawQuery.matches(QUERY + "([=&].*)?")) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.of(new LoginAddress(
                Optional.ofNullable(values.get(QUERY)).filter(name -> !name.isEmpty()),
                Optional.ofNullable(values.get(TARGET)).filter(path -> !path.isEmpty())));
    }

    /** Path and query where a sign-in begins, home afterwards. */
    static String path(Providers providers) {
        return providers.first().callbackPath() + '?' + QUERY;
    }

    /** The same, to come back to a target. */
    static String path(Providers providers, String target) {
        return path(providers) + '&' + TARGET + '=' + URLEncoder.encode(target, UTF_8);
    }

    /** The same at this provider. */
    static String path(Providers providers, Provider provider, String target) {
        return path(providers) + '=' + provider.name() + '&' + TARGET + '=' + URLEncoder.encode(target, UTF_8);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
