package io.eenjakarta.telemetry;

/** Everything that is measured. Names, units and kinds are those of OpenTelemetry's conventions. */
public enum Measure {
    TOKEN_POSTS("een.token.posts", Kind.COUNTER, "{post}", "Requests to a token end point"),
    TOKEN_POST_DURATION("een.token.post.duration", Kind.HISTOGRAM, "s", "How long a token end point took to answer"),
    ROTATIONS_ACTIVE("een.rotation.active", Kind.UP_DOWN, "{rotation}", "Rotations under way"),
    ROTATION_DURATION(
            "een.rotation.duration", Kind.HISTOGRAM, "s", "How long a rotation took, waiting for other nodes included"),
    GRANTS("een.grants", Kind.WATCHED_GAUGE, "{grant}", "Grants in the vault"),
    GRANT_CHANGES("een.grant.changes", Kind.COUNTER, "{change}", "What happened to grants"),
    GRANTS_EXPIRING("een.grant.expiring", Kind.COUNTER, "{grant}", "Grants whose end was announced"),
    TOKENS_UNSTORED(
            "een.tokens.unstored", Kind.WATCHED_GAUGE, "{grant}", "Grants whose new tokens are in memory alone"),
    LOGIN_ATTEMPTS("een.login.attempts", Kind.COUNTER, "{attempt}", "Sign-ins that ended"),
    LOGIN_STARTS_REFUSED(
            "een.login.starts.refused",
            Kind.COUNTER,
            "{request}",
            "Requests refused, as too many came from their address"),
    KEEP_ALIVE_REFRESHES("een.keepalive.refreshes", Kind.COUNTER, "{grant}", "Resting grants that keep-alive took up"),
    KEEP_ALIVE_DUE(
            "een.keepalive.due", Kind.GAUGE, "{grant}", "Resting grants found due, at most 50, when last looked"),
    BREAKER_OPEN(
            "een.breaker.open", Kind.WATCHED_GAUGE, "{state}", "Whether refreshes are stopped: our client was refused"),
    VAULT_AVAILABLE("een.vault.available", Kind.WATCHED_GAUGE, "{state}", "Whether the vault's database answers"),
    AUDIT_LOST("een.audit.lost", Kind.OBSERVED_COUNTER, "{entry}", "Audit entries that were lost"),
    API_CALL_DURATION("een.api.call.duration", Kind.HISTOGRAM, "s", "How long an API took to answer"),
    API_REPETITIONS("een.api.repetitions", Kind.COUNTER, "{repetition}", "API calls that were sent again"),
    EVENT_VIEWERS("een.events.viewers", Kind.WATCHED_GAUGE, "{viewer}", "Watches of events on this server"),
    EVENT_FEEDS("een.events.feeds", Kind.WATCHED_GAUGE, "{feed}", "Feeds of events that this server reads"),
    EVENTS_RECEIVED("een.events.received", Kind.COUNTER, "{event}", "Events that were read"),
    EVENT_STREAMS(
            "een.events.streams", Kind.COUNTER, "{stream}", "Streams of events that ended or could not be opened"),
    LIVE_STREAMS("een.live.streams", Kind.WATCHED_GAUGE, "{stream}", "Streams of live pictures that are open"),
    LIVE_VIEWERS("een.live.viewers", Kind.WATCHED_GAUGE, "{viewer}", "Who watches them"),
    LIVE_PICTURES("een.live.pictures", Kind.COUNTER, "{picture}", "Live pictures that came"),
    WEBHOOK_DELIVERIES("een.webhook.deliveries", Kind.COUNTER, "{delivery}", "What came to webhooks");

    /** How values of it come together. */
    enum Kind {
        COUNTER,
        OBSERVED_COUNTER,
        UP_DOWN,
        GAUGE,
        WATCHED_GAUGE,
        HISTOGRAM
    }

    private final String id;
    private final Kind kind;
    private final String unit;
    private final String meaning;

    Measure(String id, Kind kind, String unit, String meaning) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Its name as it is exported. */
    public String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String unit() {
        return unit;
    }

    String meaning() {
        return meaning;
    }
}
