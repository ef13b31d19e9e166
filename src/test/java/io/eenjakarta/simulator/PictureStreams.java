package io.eenjakarta.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of live pictures: how they are played, how many are open, and the secrets in their addresses. Thread-safe.
 */
public final class PictureStreams {
    static final String PATH = "/media/streams/preview/multipartUrl";
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Book book;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, FaultConnections> connections = new ConcurrentHashMap<>();
    private final Map<String, Integer> opened = new ConcurrentHashMap<>();
    private final FaultConnections all = new FaultConnections();
    private volatile Duration interval = INTERVAL;
    private volatile boolean endWithToken;

    PictureStreams(Book book, Faults faults) {
        this.book = book;
        faults.clearsAlso(() -> {
            interval = INTERVAL;
            endWithToken = false;
        });
    }

    /** How long after each other pictures come; 200 ms until this is said. */
    public void picturesEvery(Duration time) {
        interval = time;
    }

    /** Whether a stream ends as soon as the access token that opened it is dead. Default: it goes on. */
    public void endWithToken(boolean end) {
        endWithToken = end;
    }

    /** Streams of the camera that are being played now. */
    public int open(String cameraId) {
        return of(cameraId).open();
    }

    /** Those of all cameras. */
    public int open() {
        return all.open();
    }

    /** Blocks until exactly so many of the camera are open; false when the time is up before that. */
    public boolean awaitOpen(String cameraId, int wanted, Duration atMost) {
        return of(cameraId).await(wanted, atMost);
    }

    /** The same for those of all cameras. */
    public boolean awaitOpen(int wanted, Duration atMost) {
        return all.await(wanted, atMost);
    }

    /** How many of the camera were ever begun. */
    public int opened(String cameraId) {
        return opened.getOrDefault(cameraId, 0);
    }

    /** Begun so far, and open, by camera. */
    Map<String, int[]> counts() {
        Map<String, int[]> counts = new TreeMap<>();
        opened.forEach((camera, begun) -> counts.put(camera, new int[] {begun, open(camera)}));
        return counts;
    }

    Duration interval() {
        return interval;
    }

    boolean endsWithToken() {
        return endWithToken;
    }

    void begun(String cameraId) {
        opened.merge(cameraId, 1, Integer::sum);
        of(cameraId).opened();
        all.opened();
    }

    void over(String cameraId) {
        of(cameraId).closed();
        all.closed();
    }

    /** The query string of a camera's address: signed, so to say, as it is. */
    String query(String cameraId) {
        return "esn=" + cameraId + "&stream_session=" + sessions.computeIfAbsent(cameraId, this::session);
    }

    /** Which camera a session is for. */
    Optional<String> camera(String session) {
        return sessions.entrySet().stream()
                .filter(known -> known.getValue().equals(session))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String session(String cameraId) {
        String session = Secrets.random(Secrets.TOKEN_BYTES);
        book.remember(session);
        return session;
    }

    private FaultConnections of(String cameraId) {
        return connections.computeIfAbsent(cameraId, camera -> new FaultConnections());
    }
}
