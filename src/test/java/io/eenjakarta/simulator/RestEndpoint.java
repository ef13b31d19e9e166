package io.eenjakarta.simulator;

import jakarta.json.Json;
import java.time.Clock;
import java.util.Optional;

/**
 * CameraManager's API below {@code /rest/}: no token in the query, then the bearer, the path with its version, the
 * method, {@code Accept}, the parameters. Stricter than the real one, which is known to take a token in the query.
 */
final class RestEndpoint {
    private static final String TOKEN = "access_token";

    private final CameraManagerBook book;
    private final Faults faults;
    private final PostLog log;
    private final Clock clock;
    private final RestCameras cameras;
    private final SnapshotCount snapshots;

    RestEndpoint(
            CameraManagerBook book,
            Faults faults,
            PostLog log,
            Clock clock,
            RestCameras cameras,
            SnapshotCount snapshots) {
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.cameras = cameras;
        this.snapshots = snapshots;
    }

    Reply answer(Request request) {
        Optional<RestResource.Found> found = RestResource.at(request.path());
        EndPoint at = found.map(one -> one.resource().endPoint()).orElse(EndPoint.API_OTHER);
        Reply reply = at == EndPoint.LIVE_IMAGE
                ? snapshots.counted(found.get().cameraId(), () -> through(at, request, found))
                : through(at, request, found);
        String bearerHash = request.bearer()
                .or(() -> request.query().first(TOKEN))
                .map(Secrets::sha256)
                .orElse(null);
        log.add(new PostLog.ApiCall(request.method(), request.path() + query(request), reply.status(), bearerHash));
        if (at == EndPoint.REVOKE && request.is("DELETE")) {
            log.add(TokenPost.of(
                    clock.instant(),
                    "logout",
                    request,
                    request.header("Authorization") == null
                            ? TokenPost.BasicAuth.ABSENT
                            : TokenPost.BasicAuth.NOT_BASIC,
                    new TokenPost.End(reply.status(), reply.error(), null, false)));
        }
        return reply;
    }

    private Reply through(EndPoint at, Request request, Optional<RestResource.Found> found) {
        return faults.through(at, request, () -> carriedOut(request, found));
    }

    /** As received, but for the value of a token. */
    private static String query(Request request) {
        return request.rawQuery() == null
                ? ""
                : "?" + (request.query().first(TOKEN).isPresent() ? TOKEN + "=(not logged)" : request.rawQuery());
    }

    private Reply carriedOut(Request request, Optional<RestResource.Found> found) {
        if (request.query().first(TOKEN).isPresent()) {
            return RestError.tokenInQuery();
        }
        Optional<DemoData.User> user = request.bearer().flatMap(book::bearer);
        if (user.isEmpty()) {
            return RestError.of(401, request);
        }
        if (found.isEmpty()) {
            return RestError.of(404, request);
        }
        RestResource resource = found.get().resource();
        if (!request.is(resource.method())) {
            return RestError.of(405, request);
        }
        if (!request.allows(resource.mediaType())) {
            return RestError.of(406, request);
        }
        FormParameters query = request.query();
        if (!query.doubles().isEmpty() || !resource.parameters().containsAll(query.names())) {
            return RestError.argument("Unknown, or more than once: " + String.join(", ", query.names()));
        }
        return carriedOut(resource, found.get().cameraId(), user.get(), request);
    }

    private Reply carriedOut(RestResource resource, String cameraId, DemoData.User user, Request request) {
        return switch (resource) {
            case USER -> self(user);
            case LOGOUT -> {
                book.logOut(request.bearer().orElseThrow());
                yield Reply.empty(200);
            }
            case CAMERAS -> cameras.list(user);
            case ALL_STATUS -> cameras.allStatus(user);
            case CAMERA -> cameras.one(user, cameraId);
            case STATUS -> cameras.status(user, cameraId);
            case SNAPSHOT -> cameras.snapshot(user, cameraId, request.query());
        };
    }

    private Reply self(DemoData.User user) {
        return Reply.json(
                200,
                Json.createObjectBuilder()
                        .add("userId", Integer.parseInt(user.id()))
                        .add("accountId", Integer.parseInt(user.accountId()))
                        .add("email", user.email())
                        .add("firstName", user.firstName())
                        .add("lastName", user.lastName())
                        .build());
    }
}
