package io.eenjakarta.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Everything an operator may set, checked and complete. Made once, by {@link SettingsReader}; immutable.
 *
 * @param providers where they are, how we present ourselves to them, and whose customers may come in
 * @param attempts limits of logins under way
 * @param http deadlines and sizes of everything sent to the provider
 * @param earlyRefresh how long before its end an access token is renewed; one that lives no longer than twice that is used to its end
 * @param images how cameras' pictures are asked for and shared
 * @param events how feeds of events are read and handed on
 * @param live how live pictures are watched
 * @param vault where grants are kept
 * @param keepAlive how grants that nobody uses are kept from dying of it
 * @param retention how long is kept what is over
 * @param mail to whom is told that a connection ends or needs a login
 * @param webhooks how events are delivered to us
 * @param switching accounts below a caller's own
 */
public record Settings(
        Providers providers,
        Attempts attempts,
        Http http,
        Duration earlyRefresh,
        Images images,
        EventSettings events,
        LiveSettings live,
        Vault vault,
        KeepAlive keepAlive,
        Retention retention,
        Mail mail,
        WebhookSettings webhooks,
        Switching switching) {

    /** How long before its end an access token of this provider is renewed: at the end itself where nothing rotates. */
    public Duration earlyRefresh(String provider) {
        return providers.named(provider).map(Provider::rotates).orElse(true) ? earlyRefresh : Duration.ZERO;
    }

    /**
     * Limits of logins under way.
     *
     * @param lifetime how long a user may take at the provider's pages
     * @param perBrowser attempts that one browser may have open at a time; the oldest gives way
     * @param savedPostBytes largest form body that a sign-in in between does not lose
     * @param bouncesPerMinute sign-ins of one browser within a minute before a page stops the loop
     * @param startsPerAddress sign-ins that may be begun from one address within a minute; 0 for any number
     */
    public record Attempts(
            Duration lifetime, int perBrowser, int savedPostBytes, int bouncesPerMinute, int startsPerAddress) {}

    /**
     * Where grants are kept.
     *
     * @param kind how it is chosen
     * @param dataSource JNDI name
     * @param keys in the order of configuration, the first seals; empty: one random key per start
     * @param cacheAge how long a node may use what it read of a grant without looking again
     * @param cacheSize grants that a node holds in memory
     * @param demo whether a database that ends with the server will do
     */
    public record Vault(
            Kind kind, String dataSource, List<VaultKey> keys, Duration cacheAge, int cacheSize, boolean demo) {

        /** How the vault is chosen. */
        public enum Kind {
            /** The database where there is a DataSource, else memory. */
            AUTO,
            /** Grants end with the application. */
            MEMORY,
            /** A database, or the application does not start. */
            JDBC
        }
    }

    /**
     * How grants that nobody uses are kept from dying of it.
     *
     * @param on whether they are
     * @param after how long such a grant rests at least before it is refreshed
     * @param window how much longer it rests at most
     * @param perMinute refreshes of one node
     * @param interval how often a node looks for such grants, and for those that are about to end
     */
    public record KeepAlive(boolean on, Duration after, Duration window, int perMinute, Duration interval) {

        /** How long one grant rests: another time for each, so that those of one day are not due in one minute. */
        public Duration rest() {
            return after.plusMillis(ThreadLocalRandom.current().nextLong(window.toMillis() + 1));
        }

        /** The time between two refreshes of a node. */
        public Duration spacing() {
            return Duration.ofMinutes(1).dividedBy(perMinute);
        }
    }

    /**
     * How cameras' pictures are asked for and shared.
     *
     * @param previewAge how long a live picture of EEN is shown again
     * @param snapshotAge the same for one that CameraManager made
     * @param recordedAge the same for a recorded one
     * @param sightAge how long a grant may see pictures of a camera that the provider has shown to it
     * @param imageBytes largest picture that is read
     * @param cacheBytes pictures held in memory, all together
     * @param atATime pictures that are asked for under one grant of EEN at a time
     * @param patience how long one more waits for its turn
     */
    public record Images(
            Duration previewAge,
            Duration snapshotAge,
            Duration recordedAge,
            Duration sightAge,
            int imageBytes,
            int cacheBytes,
            int atATime,
            Duration patience) {}

    /**
     * How long is kept what is over.
     *
     * @param audit entries of the audit trail; zero for none at all
     * @param deadGrants dead grants of logins, from their last tokens on
     */
    public record Retention(Duration audit, Duration deadGrants) {}

    /**
     * Mails about connected grants.
     *
     * @param session JNDI name of a mail session; without one none is sent
     * @param to addresses
     */
    public record Mail(Optional<String> session, List<String> to) {

        /** None. */
        public static final Mail OFF = new Mail(Optional.empty(), List.of());
    }

    /**
     * Accounts below a caller's own.
     *
     * @param accountsPerLogin that one login may have open at a time; the oldest gives way
     */
    public record Switching(int accountsPerLogin) {

        /** As the settings have it when nothing is said. */
        public static final Switching USUAL = new Switching(5);
    }

    /**
     * Deadlines and sizes of everything sent to the provider.
     *
     * @param connectTimeout to open a connection
     * @param tokenDeadline from the first byte of a token request to the last of its reply
     * @param tokenRequests requests to the token end point at a time; one more is refused at once
     * @param tokenReplyBytes largest reply of the token end point that is read
     * @param apiTimeout for an API call's next byte
     * @param imageTimeout the same for camera images, which the platform makes on demand
     * @param apiDeadline for an API call with all its repetitions
     * @param apiRepetitions how often an idempotent call is sent again when the API is too busy; 0 for never
     * @param apiConnections connections of one client to one API host at a time
     * @param checkoutTimeout how long a call waits for one of them
     * @param proxy outbound HTTP proxy
     * @param trustStore PKCS#12 or JKS file with the authorities trusted instead of the server's own
     * @param trustStorePassword of that file
     */
    public record Http(
            Duration connectTimeout,
            Duration tokenDeadline,
            int tokenRequests,
            int tokenReplyBytes,
            Duration apiTimeout,
            Duration imageTimeout,
            Duration apiDeadline,
            int apiRepetitions,
            int apiConnections,
            Duration checkoutTimeout,
            Optional<URI> proxy,
            Optional<Path> trustStore,
            Optional<Secret> trustStorePassword) {

        private static final Duration MARGIN = Duration.ofSeconds(5);

        /** How long a rotation may hold its right to rotate, and others wait for it: all that one can take, and a margin. */
        public Duration lease() {
            return connectTimeout.plus(tokenDeadline).plus(MARGIN);
        }

        /** The time of a whole call whose answer may keep it waiting for {@code timeout}: never less than that. */
        public Duration deadline(Duration timeout) {
            return apiDeadline.compareTo(timeout) < 0 ? timeout : apiDeadline;
        }

        /** How long a camera's image may take altogether, from the request's first byte to the picture's last. */
        public Duration imageDeadline() {
            return connectTimeout.plus(imageTimeout).plus(MARGIN);
        }

        /**
         * The authorities to trust instead of the server's own; reads the file each time.
         *
         * @throws IOException also when the password is wrong
         */
        public Optional<KeyStore> authorities() throws IOException, GeneralSecurityException {
            if (trustStore.isEmpty()) {
                return Optional.empty();
            }
            char[] password =
                    trustStorePassword.map(p -> p.reveal().toCharArray()).orElse(null);
            return Optional.of(KeyStore.getInstance(trustStore.get().toFile(), password));
        }
    }
}
