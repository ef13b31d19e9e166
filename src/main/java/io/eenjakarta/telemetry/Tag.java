package io.eenjakarta.telemetry;

/**
 * What a measured value belongs to. Its values are few, and none comes from outside: each combination is a time series that
 * somebody has to keep.
 *
 * @param key one of those here
 * @param value one of few
 */
public record Tag(String key, String value) {

    /** {@code een} or {@code cameramanager}. */
    public static Tag provider(String name) {
        return new Tag("een.provider", name);
    }

    /** What was sent to a token end point: a grant type of OAuth 2.0, {@code probe} or {@code switch}. */
    public static Tag grantType(String type) {
        return new Tag("een.grant_type", type);
    }

    /** How it ended. */
    public static Tag outcome(String outcome) {
        return new Tag("een.outcome", outcome);
    }

    /** State of grants, in lower case. */
    public static Tag state(String state) {
        return new Tag("een.state", state);
    }

    /** The log code that tells the same. */
    public static Tag code(String code) {
        return new Tag("een.code", code);
    }

    /** What happened to a grant, in lower case. */
    public static Tag change(String change) {
        return new Tag("een.change", change);
    }

    /** Days left until an end that was announced. */
    public static Tag days(long days) {
        return new Tag("een.days", Long.toString(days));
    }

    /** Status of an answer, by OpenTelemetry's conventions. */
    public static Tag status(int status) {
        return new Tag("http.response.status_code", Integer.toString(status));
    }
}
