package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The API below {@code /api/v3.0/}: the provider's side of step (5). Bearer first, then the path, then arguments. */
final class ApiEndpoint {
    private static final Map<String, EndPoint> NAMED = Map.of(
            "clientSettings", EndPoint.CLIENT_SETTINGS,
            "users/self", EndPoint.USERS_SELF,
            "accounts", EndPoint.ACCOUNTS,
            "accounts/self", EndPoint.ACCOUNTS,
            "cameras", EndPoint.CAMERAS,
            "locations", EndPoint.LOCATIONS,
            "media/liveImage.jpeg", EndPoint.LIVE_IMAGE);

    private final TokenBook book;
    private final Faults faults;
    private final PostLog log;
    private final JsonObject baseUrl;
    private final ApiPeople people;
    private final ApiCameras cameras;
    private final ApiLocations locations;

    ApiEndpoint(CurrentData data, TokenBook book, Faults faults, PostLog log, Clock clock, JsonObject baseUrl) {
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.baseUrl = baseUrl;
        ApiPages pages = new ApiPages(faults);
        this.people = new ApiPeople(data.now(), pages);
        this.cameras = new ApiCameras(data, faults, clock, pages);
        this.locations = new ApiLocations(data.now(), pages);
    }

    Reply answer(Request request) {
        String resource = request.path().substring(ApiError.API_ROOT.length());
        EndPoint at = NAMED.getOrDefault(resource.replaceFirst("^(cameras|locations)/.*", "$1"), EndPoint.API_OTHER);
        Reply reply = faults.through(at, request, () -> carriedOut(request, resource));
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        log.add(new PostLog.ApiCall(
                request.method(),
                request.path() + query,
                reply.status(),
                request.bearer().map(Secrets::sha256).orElse(null)));
        return reply;
    }

    private Reply carriedOut(Request request, String resource) {
        Optional<DemoData.User> user = request.bearer().flatMap(book::bearer);
        if (user.isEmpty()) {
            return ApiError.of(401, request.path());
        }
        if (!request.is("GET")) {
            return ApiError.of(405, request.path());
        }
        try {
            return routed(user.get(), resource, ApiArguments.of(request));
        } catch (ApiRefusal refusal) {
            return refusal.reply();
        }
    }

    private Reply routed(DemoData.User user, String resource, ApiArguments arguments) {
        if (resource.startsWith("cameras/")) {
            return cameras.one(user, resource.substring("cameras/".length()), arguments);
        }
        if (resource.startsWith("locations/")) {
            return locations.one(user, resource.substring("locations/".length()), arguments);
        }
        return switch (resource) {
            case "clientSettings" -> clientSettings(arguments);
            case "users/self" -> people.user(user, arguments);
            case "accounts" -> people.accounts(user, arguments);
            case "accounts/self" -> people.account(user, arguments);
            case "cameras" -> cameras.list(user, arguments);
            case "locations" -> locations.list(user, arguments);
            case "media/liveImage.jpeg" -> cameras.liveImage(user, arguments);
            default ->
                ApiError.of(
                        404, "notFound", "The requested endpoint was not found", "endpointNotFound", arguments.path());
        };
    }

    private Reply clientSettings(ApiArguments arguments) {
        arguments.only();
        return Reply.json(
                200, Json.createObjectBuilder().add("httpsBaseUrl", baseUrl).build());
    }
}
