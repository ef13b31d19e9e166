package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The API below {@code /api/v3.0/}: the provider's side of step (5). Bearer first, then the path, then arguments. */
final class ApiEndpoint {
    private static final Map<String, EndPoint> NAMED = Map.ofEntries(
            Map.entry("clientSettings", EndPoint.CLIENT_SETTINGS),
            Map.entry("users/self", EndPoint.USERS_SELF),
            Map.entry("accounts", EndPoint.ACCOUNTS),
            Map.entry("accounts/self", EndPoint.ACCOUNTS),
            Map.entry("cameras", EndPoint.CAMERAS),
            Map.entry("locations", EndPoint.LOCATIONS),
            Map.entry("bridges", EndPoint.BRIDGES),
            Map.entry("feeds", EndPoint.FEEDS),
            Map.entry("media", EndPoint.MEDIA),
            Map.entry("media/session", EndPoint.MEDIA_SESSION),
            Map.entry("media/liveImage.jpeg", EndPoint.LIVE_IMAGE),
            Map.entry("media/recordedImage.jpeg", EndPoint.RECORDED_IMAGE),
            Map.entry("eventTypes", EndPoint.EVENT_TYPES),
            Map.entry("events", EndPoint.EVENTS),
            Map.entry("eventSubscriptions", EndPoint.EVENT_SUBSCRIPTIONS));

    private final TokenBook book;
    private final Faults faults;
    private final PostLog log;
    private final JsonObject baseUrl;
    private final ApiPeople people;
    private final ApiCameras cameras;
    private final ApiLocations locations;
    private final ApiBridges bridges;
    private final ApiMedia media;
    private final ApiEvents events;
    private final PictureCount pictures;
    private final EventSubscriptions subscriptions;
    private final Clock clock;

    ApiEndpoint(
            CurrentData data,
            TokenBook book,
            Faults faults,
            PostLog log,
            PictureCount pictures,
            PictureStreams streams,
            EventSubscriptions subscriptions,
            Clock clock,
            JsonObject baseUrl) {
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.baseUrl = baseUrl;
        this.pictures = pictures;
        this.subscriptions = subscriptions;
        this.clock = clock;
        ApiPages pages = new ApiPages(faults);
        this.people = new ApiPeople(data.now(), pages);
        this.cameras = new ApiCameras(data, faults, clock, pages);
        this.locations = new ApiLocations(data.now(), pages);
        this.bridges = new ApiBridges(data, pages);
        String origin = "http://" + baseUrl.getString("hostname") + ":" + baseUrl.getInt("port");
        this.media = new ApiMedia(cameras, pages, streams, clock, origin);
        this.events = new ApiEvents(cameras, pages, subscriptions, clock);
    }

    Reply answer(Request request) {
        String resource = request.path().substring(ApiError.API_ROOT.length());
        EndPoint at = NAMED.getOrDefault(
                resource.replaceFirst("^(cameras|locations|bridges|eventSubscriptions)/.*", "$1"), EndPoint.API_OTHER);
        if (at == EndPoint.LIVE_IMAGE) {
            pictures.asked(request.query().first("deviceId").orElse(""), clock.millis());
        }
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
        Optional<DemoData.User> user =
                request.bearer().filter(token -> isHere(request, token)).flatMap(book::bearer);
        if (user.isEmpty()) {
            return ApiError.of(401, request.path());
        }
        if (resource.matches(WebhookDeliveries.RESOURCE + "(/.*)?")) {
            return subscriptions.answer(user.get(), request, resource);
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

    /** The API of an account that somebody switched to is elsewhere. */
    private boolean isHere(Request request, String token) {
        boolean any = request.path().equals(ApiError.API_ROOT + "clientSettings");
        return any || !book.switched().has(token) || request.header("Host").startsWith(Reseller.API_HOST + ":");
    }

    private Reply routed(DemoData.User user, String resource, ApiArguments arguments) {
        if (resource.startsWith("cameras/")) {
            return cameras.one(user, resource.substring("cameras/".length()), arguments);
        }
        if (resource.startsWith("locations/")) {
            return locations.one(user, resource.substring("locations/".length()), arguments);
        }
        if (resource.startsWith("bridges/")) {
            return bridges.one(user, resource.substring("bridges/".length()), arguments);
        }
        return switch (resource) {
            case "clientSettings" -> clientSettings(user, arguments);
            case "users/self" -> people.user(user, arguments);
            case "accounts" -> people.accounts(user, arguments);
            case "accounts/self" -> people.account(user, arguments);
            case "cameras" -> cameras.list(user, arguments);
            case "locations" -> locations.list(user, arguments);
            case "bridges" -> bridges.list(user, arguments);
            case "feeds" -> media.feeds(user, arguments);
            case "media" -> media.list(user, arguments);
            case "media/session" -> media.session(arguments);
            case "media/recordedImage.jpeg" -> media.recordedImage(user, arguments);
            case "eventTypes" -> events.types(arguments);
            case "events" -> events.list(user, arguments);
            case "media/liveImage.jpeg" -> cameras.liveImage(user, arguments);
            default ->
                ApiError.of(
                        404, "notFound", "The requested endpoint was not found", "endpointNotFound", arguments.path());
        };
    }

    private Reply clientSettings(DemoData.User user, ApiArguments arguments) {
        arguments.only();
        boolean switched =
                user.email().equals(Reseller.EMAIL) && !user.accountId().equals(Reseller.ACCOUNT);
        JsonObject base = switched
                ? Json.createObjectBuilder(baseUrl)
                        .add("hostname", Reseller.API_HOST)
                        .build()
                : baseUrl;
        return Reply.json(
                200, Json.createObjectBuilder().add("httpsBaseUrl", base).build());
    }
}
