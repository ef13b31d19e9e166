package io.eenjakarta.simulator;

import jakarta.json.Json;

/**
 * Error answers of CameraManager's API: 401 as OAuth words it, everything else as code, title and detail. The codes are
 * inventions: all that is documented of them is that they are not the HTTP status.
 */
final class RestError {
    static final String ROOT = "/rest/";

    private RestError() {}

    /** With the wording that goes with the HTTP status. */
    static Reply of(int status, Request request) {
        return switch (status) {
            case 400 -> of(400, 1001, "Invalid request", "The request cannot be understood");
            case 401 -> unauthorized(request);
            case 403 -> of(403, 1003, "Forbidden", "The user may not do this");
            case 404 -> of(404, 1004, "Not found", "No such end point in this version: " + request.path());
            case 405 -> of(405, 1005, "Method not allowed", request.method() + " " + request.path());
            case 406 -> of(406, 1006, "Not acceptable", "The Accept header leaves out what there is");
            case 429 -> of(429, 1029, "Too many requests", "Try again later");
            case 503 -> of(503, 1053, "Service unavailable", "Try again later");
            default -> of(status, 1000, "Internal error", "Something went wrong");
        };
    }

    static Reply noCamera(String id) {
        return of(404, 2004, "Camera not found", "No camera " + id);
    }

    static Reply cameraOffline(String id) {
        return of(503, 2053, "Camera not connected", "No picture of camera " + id);
    }

    static Reply argument(String detail) {
        return of(400, 2001, "Invalid argument", detail);
    }

    static Reply tooManySnapshots(int status) {
        return of(status, 2029, "Too many snapshots", "Only a few snapshots are made at a time");
    }

    static Reply tokenInQuery() {
        return of(400, 1002, "Access token in the query", "The access token belongs in the Authorization header");
    }

    /** With the token in the description, as old Spring Security OAuth does it. */
    private static Reply unauthorized(Request request) {
        String error = request.bearer().isPresent() ? "invalid_token" : "unauthorized";
        String description = request.bearer()
                .map(token -> "Invalid access token: " + token)
                .orElse("Full authentication is required to access this resource");
        return OAuthError.explained(401, error, description)
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"rest\", error=\"" + error + "\", error_description=\"" + description + "\"");
    }

    private static Reply of(int status, int code, String title, String detail) {
        return Reply.json(
                status,
                Json.createObjectBuilder()
                        .add("code", code)
                        .add("title", title)
                        .add("detail", detail)
                        .build());
    }
}
