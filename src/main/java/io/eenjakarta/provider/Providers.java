package io.eenjakarta.provider;

import java.util.List;
import java.util.Optional;

/**
 * The providers that are switched on, in the order of {@code een.providers}: never none. They share our origin and each has
 * a callback path of its own, so that no answer of one can pass for an answer of another (RFC 9700 4.4).
 *
 * @param active each name once
 */
public record Providers(List<Provider> active) {

    /** The names of all there are, switched on or not. */
    public static final List<String> NAMES = List.of(EagleEyeProvider.NAME, CameraManagerProvider.NAME);

    public Providers {
        active = List.copyOf(active);
    }

    /** The provider of a grant or an attempt; absent when it is switched off. */
    public Optional<Provider> named(String name) {
        return active.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The provider whose answers arrive at a path. */
    public Optional<Provider> at(String callbackPath) {
        return active.stream()
                .filter(one -> one.callbackPath().equals(callbackPath))
                .findFirst();
    }

    /** The one that stands first. */
    public Provider first() {
        return active.get(0);
    }

    /** Whether a user has to choose. */
    public boolean several() {
        return active.size() > 1;
    }

    /** Scheme, host and port under which browsers reach us, without a slash at the end. */
    public String origin() {
        return first().origin();
    }

    /** Whether browsers reach us over https, so that cookies can be Secure and carry {@code __Host-}. */
    public boolean secure() {
        return origin().startsWith("https:");
    }

    /** Whether no user of any of them may come in. */
    public boolean closed() {
        return active.stream().allMatch(one -> one.access().isClosed());
    }
}
