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

    /** The client secret from its setting or its file; having both is a fault, as is having neither. */
    static Secret clientSecret(GivenSettings given) {
        Optional<String> direct = given.configured(Setting.CLIENT_SECRET);
        boolean fromFile = given.configured(Setting.CLIENT_SECRET_FILE).isPresent();
        if (direct.isPresent() && fromFile) {
            given.fault(Setting.CLIENT_SECRET_FILE, "is set beside een.client-secret: keep one of them");
        } else if (fromFile) {
            return new Secret(named(given, Setting.CLIENT_SECRET_FILE)
                    .map(file -> content(given, file))
                    .orElse(""));
        } else if (direct.isEmpty()) {
            given.missing(Setting.CLIENT_SECRET);
        }
        return new Secret(direct.orElse(""));
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

    /** The one line of a secret file; the line break that editors and shells leave at its end does not count. */
    private static String content(GivenSettings given, Path file) {
        try {
            String text = Files.size(file) > LARGEST_BYTES ? "" : Files.readString(file);
            String secret = text.replaceFirst("\\R$", "");
            if (secret.isBlank() || secret.lines().count() > 1) {
                given.fault(Setting.CLIENT_SECRET_FILE, "does not hold one line with the secret");
            }
            return secret;
        } catch (IOException e) {
            given.fault(Setting.CLIENT_SECRET_FILE, "cannot be read as UTF-8 text");
            return "";
        }
    }
}
