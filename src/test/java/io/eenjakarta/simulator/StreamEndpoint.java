package io.eenjakarta.simulator;

import java.net.Socket;
import java.time.Clock;
import java.util.Optional;

/**
 * The address that a feed names for pictures without an end, {@code multipart/x-mixed-replace}. Bearer first, then the signature,
 * then whether the user may see the camera, then the camera.
 */
final class StreamEndpoint {
    private final CurrentData data;
    private final TokenBook book;
    private final Faults faults;
    private final PostLog log;
    private final PictureStreams streams;
    private final StreamPlayer player;

    StreamEndpoint(CurrentData data, TokenBook book, Faults faults, PostLog log, PictureStreams streams, Clock clock) {
        this.data = data;
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.streams = streams;
        this.player = new StreamPlayer(streams, clock);
    }

    static boolean isMeant(Request request) {
        return request.path().equals(PictureStreams.PATH);
    }

    /** Answers on the connection itself, which is then at its end. */
    Site.Answering answering(Request request) {
        Reply opening = faults.through(EndPoint.LIVE_STREAM, request, () -> opening(request));
        log.add(new PostLog.ApiCall(
                request.method(),
                request.path(),
                opening.status(),
                request.bearer().map(Secrets::sha256).orElse(null)));
        Optional<DemoData.Camera> camera = camera(request);
        if (opening.status() != 200 || camera.isEmpty()) {
            return client -> StreamPlayer.refuse(client, opening);
        }
        Optional<Fault.Stream> fault = faults.take(EndPoint.LIVE_STREAM, Fault.Stream.class);
        return (Socket client) -> player.play(client, camera.get(), fault, () -> goesOn(request));
    }

    private boolean goesOn(Request request) {
        return !streams.endsWithToken()
                || request.bearer().flatMap(book::bearer).isPresent();
    }

    private Reply opening(Request request) {
        Optional<DemoData.User> user = request.bearer().flatMap(book::bearer);
        if (user.isEmpty()) {
            return ApiError.of(401, request.path());
        }
        if (!request.is("GET")) {
            return ApiError.of(405, request.path());
        }
        Optional<String> session = request.query().first("stream_session");
        Optional<String> known = session.flatMap(streams::camera);
        if (session.isPresent() && known.isEmpty()) {
            return ApiError.of(404, request.path());
        }
        if (known.isEmpty() || !streams.query(known.get()).equals(request.rawQuery())) {
            return ApiError.argument("unexpectedArgument", "The signature does not fit", "stream_session", "");
        }
        Optional<DemoData.Camera> camera = camera(request)
                .filter(one -> data.camerasOf(user.get()).contains(one))
                .filter(one -> data.rights().has(user.get(), "viewLiveVideo"));
        if (camera.isEmpty()) {
            return ApiError.of(403, request.path());
        }
        return camera.get().online() && !faults.makesUnavailable(camera.get().id())
                ? Reply.empty(200)
                : ApiError.deviceUnavailable(request.path());
    }

    private Optional<DemoData.Camera> camera(Request request) {
        return request.query()
                .first("stream_session")
                .flatMap(streams::camera)
                .flatMap(id -> data.now().cameras().stream()
                        .filter(camera -> camera.id().equals(id))
                        .findFirst());
    }
}
