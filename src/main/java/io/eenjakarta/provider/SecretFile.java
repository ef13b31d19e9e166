package io.eenjakarta.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Settings that name a file, above all the mounted file of a client secret. */
final class SecretFile {

    private static final int LARGEST_BYTES = 8192;

    private SecretFile() {}

    /**
     * A secret may be given in either of two settings.
     *
     * @param text holds it
     * @param file names a file that holds it
     */
    record Pair(Setting text, Setting file) {}

    /** Our id with its secret, which must be there, and the one that will follow it, which may. */
    static ClientCredentials client(GivenSettings given, String id, Pair now, Pair later) {
        Optional<Secret> secret = line(given, now.text(), now.file());
        Optional<Secret> next = line(given, later.text(), later.file());
        if (secret.isEmpty() && given.configured(now.file()).isEmpty()) {
            given.missing(now.text());
        }
        // The same twice is the state after a rotation, and no fault.
        return new ClientCredentials(id, secret.orElse(new Secret("")), next.filter(other -> !secret.map(Secret::reveal)
                .equals(Optional.of(other.reveal()))));
    }

    /** The one line of a secret from its setting or from its file; having both is a fault. */
    private static Optional<Secret> line(GivenSettings given, Setting setting, Setting fileSetting) {
        Optional<String> text = text(given, setting, fileSetting);
        boolean odd = text.filter(secret -> secret.isBlank() || secret.lines().count() > 1)
                .isPresent();
        if (odd && given.configured(fileSetting).isPresent()) {
            given.fault(fileSetting, "does not hold one line with the secret");
        }
        return text.map(Secret::new);
    }

    /** What a setting says, or the file that another one names; having both is a fault. */
    static Optional<String> text(GivenSettings given, Setting setting, Setting fileSetting) {
        Optional<String> direct = given.configured(setting);
        if (given.configured(fileSetting).isEmpty()) {
            return direct;
        }
        if (direct.isPresent()) {
            given.fault(fileSetting, "is set beside " + setting.key() + ": keep one of them");
            return direct;
        }
        return named(given, fileSetting).flatMap(file -> content(given, fileSetting, file));
    }

    /** The file that a setting names; a fault and empty when it cannot be read. */
    static Optional<Path> named(GivenSettings given, Setting setting) {
        try {
            Optional<Path> file = given.configured(setting).map(Path::of);
            if (file.isPresent() && !(Files.isRegularFile(file.get()) && Files.isReadable(file.get()))) {
                given.fault(setting, "is not a file that this server may read");
                return Optional.empty();
            }
            return file;
        } catch (InvalidPathException e) {
            given.fault(setting, "is not a file name");
            return Optional.empty();
        }
    }

    /** What a small file holds; the line break that editors and shells leave at its end does not count. */
    private static Optional<String> content(GivenSettings given, Setting setting, Path file) {
        try {
            String text = Files.size(file) > LARGEST_BYTES ? "" : Files.readString(file);
            return Optional.of(text.replaceFirst("\\R$", ""));
        } catch (IOException e) {
            given.fault(setting, "cannot be read as UTF-8 text");
            return Optional.empty();
        }
    }
}
