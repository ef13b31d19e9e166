package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** Error answers of the API in the official shape: code, status, message, details. */
final class ApiError {
    static final String API_ROOT = "/api/v3.0/";

    private ApiError() {}

    /** With the wording and reason that are usual for the HTTP status. */
    static Reply of(int status, String path) {
        return switch (status) {
            case 401 ->
                of(
                        401,
                        "unauthenticated",
                        "The client caller does not have a valid authentication credential",
                        "unauthenticated",
                        path);
            case 403 ->
                of(
                        403,
                        "permissionDenied",
                        "The client caller does not have permission to execute the specified operation",
                        "invalidPermission",
                        path);
            case 404 -> of(404, "notFound", "The requested resource was not found", "resourceNotFound", path);
            case 405 -> of(405, "methodNotSupported", "The method is not supported", "methodNotSupported", path);
            case 429 ->
                of(429, "tooManyRequests", "Too many requests in a given amount of time", "tooManyRequests", path);
            case 503 -> of(503, "unavailable", "The service is currently not available", "serviceUnavailable", path);
            default ->
                of(
                        status,
                        "internal",
                        "An internal error has occurred. Please try again later.",
                        "unexpectedError",
                        path);
        };
    }

    static Reply of(int code, String status, String message, String reason, String path) {
        return reply(code, status, message, Json.createArrayBuilder().add(errorInfo(reason, path)));
    }

    /** @param reason unexpectedArgument, missingRequiredArgument or wrongArgumentValue */
    static Reply argument(String reason, String message, String argument, String path) {
        JsonObject violations = Json.createObjectBuilder()
                .add("type", "badRequest")
                .add(
                        "argumentViolations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("argumentName", argument)
                                        .add("description", message)))
                .build();
        return reply(
                400,
                "invalidArgument",
                message,
                Json.createArrayBuilder().add(errorInfo(reason, path)).add(violations));
    }

    static Reply noSuchResource(String resource, String id, String path) {
        JsonObject info = Json.createObjectBuilder()
                .add("type", "resourceInfo")
                .add("resource", resource)
                .add("ids", Json.createArrayBuilder().add(id))
                .build();
        return reply(
                404,
                "notFound",
                "The requested resource was not found",
                Json.createArrayBuilder()
                        .add(errorInfo("resourceNotFound", path))
                        .add(info));
    }

    static Reply deviceUnavailable(String path) {
        String message = "The resource is currently not available, please try later again";
        return of(503, "unavailable", message, "deviceUnavailable", path);
    }

    private static JsonObject errorInfo(String reason, String path) {
        return Json.createObjectBuilder()
                .add("type", "errorInfo")
                .add("reason", reason)
                .add("domain", "apiv3")
                .add("metadata", Json.createObjectBuilder().add("path", path))
                .build();
    }

    private static Reply reply(int code, String status, String message, JsonArrayBuilder details) {
        return Reply.json(
                code,
                Json.createObjectBuilder()
                        .add("code", code)
                        .add("status", status)
                        .add("message", message)
                        .add("details", details)
                        .build());
    }
}
