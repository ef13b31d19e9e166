package io.eenjakarta.provider;

import java.util.Locale;
import java.util.Optional;

/** Every setting there is. The README's configuration table is checked against this list. */
public enum Setting {
    PROVIDERS(
            "een.providers",
            "een",
            "whose users sign in: een, cameramanager, or both with a comma, in the order of the choice"),
    CLIENT_ID("een.client-id", null, "client id, from the provider's portal; required"),
    CLIENT_SECRET("een.client-secret", null, "client secret; this or the file is required", true),
    CLIENT_SECRET_FILE("een.client-secret-file", null, "file that holds the client secret, for mounted secrets"),
    NEXT_CLIENT_SECRET(
            "een.next-client-secret", null, "the secret that will follow; used as soon as the other is refused", true),
    NEXT_CLIENT_SECRET_FILE("een.next-client-secret-file", null, "file that holds it"),
    REDIRECT_URI("een.redirect-uri", null, "the registered redirect URI, byte for byte; required"),
    SCOPE("een.scope", "vms.all", "scope that is asked for; EEN has this one only"),
    AUTHORIZATION_ENDPOINT(
            "een.authorization-endpoint",
            "https://auth.eagleeyenetworks.com/oauth2/authorize",
            "where browsers are sent to sign in"),
    TOKEN_ENDPOINT("een.token-endpoint", "https://auth.eagleeyenetworks.com/oauth2/token", "where codes become tokens"),
    REVOCATION_ENDPOINT(
            "een.revocation-endpoint", "https://auth.eagleeyenetworks.com/oauth2/revoke", "where tokens are revoked"),
    CLIENT_SETTINGS_URL(
            "een.client-settings-url",
            "https://api.eagleeyenetworks.com/api/v3.0/clientSettings",
            "asked for the API base when a token reply names none"),
    API_HOSTS(
            "een.api-hosts",
            "^api(\\.c\\d{3,4})?\\.eagleeyenetworks\\.com$",
            "hosts that may get tokens: regular expressions, separated by commas, each for a whole host in lower case"),
    MEDIA_HOSTS(
            "een.media-hosts",
            "^media\\.c\\d{2,4}\\.eagleeyenetworks\\.com$",
            "hosts of streams and media sessions, written like een.api-hosts"),
    ALLOW_LOOPBACK(
            "een.allow-loopback", "false", "whether loopback hosts may play the provider over plain http, for a demo"),
    ALLOWED_ACCOUNTS("een.allowed-accounts", null, "account ids whose users may sign in, or *; without it nobody may"),
    ADMINS("een.admins", null, "callers with the group eagle-eye-admin, as account/user"),
    CAMERAMANAGER_CLIENT_ID("cameramanager.client-id", null, "client id, from CameraManager's dealer portal; required"),
    CAMERAMANAGER_CLIENT_SECRET(
            "cameramanager.client-secret", null, "client secret; this or the file is required", true),
    CAMERAMANAGER_CLIENT_SECRET_FILE(
            "cameramanager.client-secret-file", null, "file that holds the client secret, for mounted secrets"),
    CAMERAMANAGER_NEXT_CLIENT_SECRET(
            "cameramanager.next-client-secret",
            null,
            "the secret that will follow; used as soon as the other is refused",
            true),
    CAMERAMANAGER_NEXT_CLIENT_SECRET_FILE("cameramanager.next-client-secret-file", null, "file that holds it"),
    CAMERAMANAGER_REDIRECT_URI(
            "cameramanager.redirect-uri",
            null,
            "the redirect URI registered there, byte for byte, with a path of its own; required"),
    CAMERAMANAGER_SCOPE("cameramanager.scope", "write", "scope that is asked for: write or read"),
    CAMERAMANAGER_AUTHORIZATION_ENDPOINT(
            "cameramanager.authorization-endpoint",
            "https://rest.cameramanager.com/oauth/authorize",
            "where browsers are sent to sign in"),
    CAMERAMANAGER_TOKEN_ENDPOINT(
            "cameramanager.token-endpoint", "https://rest.cameramanager.com/oauth/token", "where codes become tokens"),
    CAMERAMANAGER_TOKEN_TRANSPORT(
            "cameramanager.token-transport",
            "form",
            "how parameters of token requests are sent: form, or query as its documents show, which puts codes and"
                    + " tokens into addresses that servers between may log"),
    CAMERAMANAGER_API_BASE(
            "cameramanager.api-base", "https://rest.cameramanager.com", "scheme and host of its API, for all accounts"),
    CAMERAMANAGER_STATE(
            "cameramanager.state",
            "required",
            "required: an answer must bring back the state it was asked with; cookie-only: one without is taken for the"
                    + " browser's newest sign-in, if CameraManager should not send it back"),
    CAMERAMANAGER_ALLOWED_ACCOUNTS(
            "cameramanager.allowed-accounts", null, "account ids whose users may sign in, or *; without it nobody may"),
    CAMERAMANAGER_ADMINS("cameramanager.admins", null, "callers with the group eagle-eye-admin, as account/user"),
    CAMERAMANAGER_SNAPSHOT_AGE(
            "cameramanager.snapshot-age", "PT10S", "how long a camera's picture is shown again before it is asked for"),
    EARLY_REFRESH("een.early-refresh", "PT1M", "how long before its end an access token is renewed"),
    ATTEMPT_LIFETIME("een.attempt-lifetime", "PT10M", "how long a sign-in may take"),
    ATTEMPTS_PER_BROWSER("een.attempts-per-browser", "5", "sign-ins one browser may have open; the oldest gives way"),
    SAVED_POST_LIMIT("een.saved-post-limit", "65536", "largest form, in bytes, that a sign-in in between keeps"),
    BOUNCES_PER_MINUTE("een.bounces-per-minute", "2", "sign-ins of one browser within a minute before a page stops it"),
    LOGIN_STARTS(
            "een.login-starts-per-address", "60", "sign-ins begun from one address within a minute; 0: any number"),
    CONNECT_TIMEOUT("een.connect-timeout", "PT5S", "to open a connection to the provider"),
    TOKEN_DEADLINE("een.token-deadline", "PT10S", "for a whole exchange with the token end point"),
    TOKEN_REQUESTS("een.token-requests", "64", "requests to the token end point at a time; more are refused"),
    TOKEN_REPLY_LIMIT("een.token-reply-limit", "65536", "largest reply of the token end point, in bytes"),
    API_TIMEOUT("een.api-timeout", "PT10S", "how long an API call waits for the next byte"),
    IMAGE_TIMEOUT("een.image-timeout", "PT30S", "the same for camera images, made on demand"),
    API_DEADLINE(
            "een.api-deadline",
            "PT30S",
            "for an API call with all its waits and repetitions; none begins that would end later"),
    API_REPETITIONS(
            "een.api-repetitions",
            "2",
            "how often a call that only reads is sent again when the API is too busy (429, 503) or failed (500, once); 0: never"),
    PREVIEW_AGE(
            "een.preview-age",
            "PT1S",
            "how long a camera's live picture of EEN is shown again, to all who may see it, before it is asked for"),
    RECORDED_AGE("een.recorded-age", "PT10M", "the same for recorded pictures, which do not change"),
    SIGHT_AGE(
            "een.sight-age",
            "PT2M",
            "how long a sign-in that the provider has shown a camera may see the pictures that others asked for"),
    IMAGE_LIMIT("een.image-limit", "1048576", "largest picture of a camera, in bytes"),
    IMAGE_CACHE_LIMIT("een.image-cache-limit", "33554432", "pictures that a server holds in memory, in bytes"),
    IMAGES_AT_A_TIME("een.images-at-a-time", "8", "pictures that one sign-in may ask EEN for at a time; more wait"),
    IMAGE_WAIT("een.image-wait", "PT10S", "how long such a picture waits for its turn"),
    EVENTS_LEASE("een.events.lease", "PT10S", "how long a silent server keeps a feed of events"),
    EVENTS_POLL("een.events.poll", "PT1S", "how often a server looks into the vault for events that others have read"),
    EVENTS_SILENCE("een.events.silence", "PT90S", "how long a stream of events may be silent"),
    EVENTS_KEEP("een.events.keep", "PT15M", "how long events wait for browsers that come back"),
    EVENTS_MOST_KEPT("een.events.most-kept", "5000", "events of one feed that wait so at most"),
    EVENTS_OVERLAP("een.events.overlap", "PT30S", "how far back events are asked for again after a gap"),
    EVENTS_LIMIT("een.events.limit", "65536", "largest event that is taken, and longest line of a stream, in bytes"),
    EVENTS_VIEWERS("een.events.viewers", "500", "watches of events on one server at a time; more are refused"),
    EVENTS_FEEDS("een.events.feeds-per-grant", "10", "feeds that one sign-in may watch at a time"),
    EVENTS_CAMERAS("een.events.cameras-per-feed", "500", "cameras of one feed; more are refused"),
    EVENTS_HEARTBEAT("een.events.heartbeat", "PT15S", "how often a waiting browser hears from us"),
    LIVE_LINGER("een.live.linger", "PT5S", "how long unwatched live pictures still come"),
    LIVE_SILENCE("een.live.silence", "PT10S", "how long no live picture may come before the stream is opened again"),
    LIVE_VIEWERS("een.live.viewers", "500", "live streams that one server shows at a time, each viewer's counted"),
    LIVE_VIEWERS_PER_GRANT("een.live.viewers-per-grant", "20", "those of one sign-in"),
    LIVE_CONNECTIONS_PER_GRANT(
            "een.live.connections-per-grant",
            "20",
            "cameras whose live pictures a server gets under one sign-in at a time, for all who watch them"),
    LIVE_PART_BYTES("een.live.part-bytes", "2097152", "largest live picture, in bytes"),
    LIVE_GIVE_UP("een.live.give-up", "PT1M", "how long it is tried to open a stream again before viewers are told"),
    LIVE_PATIENCE("een.live.patience", "PT10S", "how long a browser may take nothing before its stream is ended"),
    API_CONNECTIONS("een.api-connections", "64", "connections of one client to one API host at a time"),
    CHECKOUT_TIMEOUT("een.checkout-timeout", "PT5S", "how long an API call waits for one of them"),
    PROXY("een.proxy", null, "outbound HTTP proxy, as http://host:port"),
    TRUST_STORE("een.trust-store", null, "PKCS#12 or JKS file of authorities trusted instead of the server's own"),
    TRUST_STORE_PASSWORD("een.trust-store-password", null, "password of that file", true),
    VAULT(
            "een.vault",
            "auto",
            "where grants are kept: jdbc, memory, or auto for jdbc where the server has the DataSource"),
    VAULT_DATASOURCE("een.vault-datasource", "java:comp/DefaultDataSource", "JNDI name of the vault's DataSource"),
    VAULT_KEYS(
            "een.vault-keys",
            null,
            "keys that seal what leaves the server's memory, as id:base64 of 32 bytes, separated by commas, the"
                    + " first seals; this or the file is required with jdbc, else a random one for each start",
            true),
    VAULT_KEYS_FILE("een.vault-keys-file", null, "file that holds them, separated by commas or line breaks"),
    VAULT_CACHE_AGE("een.vault-cache-age", "PT5S", "how long a server may use what it read without looking again"),
    VAULT_CACHE_SIZE("een.vault-cache-size", "10000", "grants that a server holds in memory at most"),
    KEEP_ALIVE(
            "een.keep-alive", "true", "whether connected grants that nobody uses are refreshed before they die of it"),
    KEEP_ALIVE_AFTER("een.keep-alive-after", "P10D", "how long such a grant rests before it is refreshed"),
    KEEP_ALIVE_WINDOW(
            "een.keep-alive-window",
            "P2D",
            "how much longer it may rest, by chance, so that they are not all due at once; ends before the 14th day"),
    KEEP_ALIVE_RATE("een.keep-alive-rate", "60", "such refreshes of one server in a minute at most"),
    KEEP_ALIVE_INTERVAL("een.keep-alive-interval", "PT1M", "how often a server looks for such grants"),
    AUDIT_RETENTION(
            "een.audit-retention",
            "P400D",
            "how long the audit trail keeps who signed in, connected and left, and what happened to grants; P0D: nothing"
                    + " is written"),
    DEAD_GRANTS_RETENTION(
            "een.dead-grants-retention",
            "P30D",
            "how long after its last tokens the dead grant of a sign-in is kept in the vault"),
    SWITCHING_ACCOUNTS_PER_LOGIN(
            "een.switching.accounts-per-login",
            "5",
            "accounts below a reseller's own that one sign-in may have open; the one opened first gives way"),
    MAIL_SESSION(
            "een.mail-session",
            null,
            "JNDI name of the server's mail session by which the WAR tells of connections that end or need a login; without"
                    + " it no mail is sent"),
    MAIL_TO("een.mail-to", null, "addresses that such mails go to, separated by commas; required with a mail session"),
    WEBHOOKS_ADDRESS(
            "een.webhooks.address",
            null,
            "where Eagle Eye reaches the WAR's /webhooks, such as https://portal.example.com/webhooks; without it there are"
                    + " no webhooks"),
    WEBHOOKS_CONTACT_NAME(
            "een.webhooks.contact-name",
            null,
            "whom Eagle Eye tells of deliveries that fail; required with an address"),
    WEBHOOKS_CONTACT_EMAIL("een.webhooks.contact-email", null, "mail address of the same; required with an address"),
    WEBHOOKS_SIGNATURE_HEADER(
            "een.webhooks.signature-header",
            "X-Een-Signature",
            "header that holds the signature of a delivery; Eagle Eye does not document its name"),
    WEBHOOKS_WINDOW(
            "een.webhooks.window", "PT6H", "how old a delivered event may be, and how long it is known as delivered"),
    WEBHOOKS_BODY_LIMIT("een.webhooks.body-limit", "262144", "largest delivery, in bytes"),
    WEBHOOKS_AT_A_TIME("een.webhooks.at-a-time", "8", "deliveries that a server reads at a time; more are sent away"),
    WEBHOOKS_INTERVAL("een.webhooks.interval", "P1D", "how often it is looked whether Eagle Eye still has a webhook");

    private final String key;
    private final String defaultValue;
    private final String meaning;
    private final boolean secret;

    Setting(String key, String defaultValue, String meaning) {
        this(key, defaultValue, meaning, false);
    }

    Setting(String key, String defaultValue, String meaning, boolean secret) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.secret = secret;
    }

    /** The property name. */
    public String key() {
        return key;
    }

    /** What holds when nothing is set. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** What it does, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return secret;
    }

    /** The environment variable that MicroProfile Config looks for. */
    public String environmentName() {
        return environmentName(key);
    }

    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
