package io.eenjakarta.simulator;

import jakarta.json.Json;

/** Error answers of the token and revoke end points, RFC 6749 section 5.2, member for member as measured. */
final class OAuthError {
    private static final String TOKEN_URI = "https://datatracker.ietf.org/doc/html/rfc6749#section-5.2";
    private static final String REVOKE_URI = "https://datatracker.ietf.org/doc/html/rfc7009#section-2.1";

    private OAuthError() {}

    static Reply plain(int status, String error) {
        return Reply.json(status, Json.createObjectBuilder().add("error", error).build());
    }

    /** As CameraManager words its errors. */
    static Reply explained(int status, String error, String description) {
        return Reply.json(
                status,
                Json.createObjectBuilder()
                        .add("error", error)
                        .add("error_description", description)
                        .build());
    }

    /** A token request lacks this parameter, or has it twice. */
    static Reply parameter(String error, String name) {
        return described(error, "OAuth 2.0 Parameter: " + name, TOKEN_URI);
    }

    static Reply revokeParameter(String name) {
        return described("invalid_request", "OAuth 2.0 Token Revocation Parameter: " + name, REVOKE_URI);
    }

    private static Reply described(String error, String description, String uri) {
        return Reply.json(
                400,
                Json.createObjectBuilder()
                        .add("error_description", description)
                        .add("error", error)
                        .add("error_uri", uri)
                        .build());
    }
}
