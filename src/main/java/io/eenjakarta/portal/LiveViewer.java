package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.eenjakarta.vms.LiveFrame;
import io.eenjakarta.vms.StreamEnd;
import io.eenjakarta.vms.StreamViewer;
import io.eenjakarta.vms.Watch;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A browser that watches a camera: each picture becomes a part of {@code multipart/x-mixed-replace}, and a browser that is slow gets
 * fewer. Thread-safe; no method blocks.
 */
final class LiveViewer implements StreamViewer {

    static final String TYPE = "multipart/x-mixed-replace; boundary=een-picture";

    /** Browsers show a picture when they see that another will follow. */
    private static final byte[] BOUNDARY = "--een-picture\r\n".getBytes(US_ASCII);

    private static final byte[] BETWEEN = "\r\n--een-picture\r\n".getBytes(US_ASCII);
    private static final String BUSY_SECONDS = "5";

    private final PictureAnswer picture;
    private final AtomicReference<StreamedAnswer> answer = new AtomicReference<>();
    private final AtomicReference<Watch> watch = new AtomicReference<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean over;

    /** @param picture what is answered instead when no picture ever comes */
    LiveViewer(PictureAnswer picture) {
        this.picture = picture;
    }

    /** Must come before the first picture. */
    void answerBy(StreamedAnswer stream) {
        answer.set(stream);
    }

    /** What ends with this viewer. */
    void watches(Watch watching) {
        watch.set(watching);
        if (over) {
            watching.close();
        }
    }

    /** The browser gets no more. */
    void over() {
        over = true;
        Watch watching = watch.get();
        if (watching != null) {
            watching.close();
        }
    }

    @Override
    public void frame(LiveFrame frame) {
        if (begun.compareAndSet(false, true)) {
            answer.get().append(BOUNDARY);
        }
        answer.get().latest(head(frame), frame.jpeg(), BETWEEN);
    }

    /** The page sees for itself that nothing comes. */
    @Override
    public void waiting() {}

    @Override
    public void ended(StreamEnd why) {
        if (begun.get()) {
            answer.get().end();
        } else {
            answer.get().instead(() -> instead(why));
        }
    }

    /** There will be none. */
    void failed(RuntimeException why) {
        answer.get().instead(() -> picture.fail(why));
    }

    private void instead(StreamEnd why) throws IOException {
        switch (why) {
            case NEEDS_LOGIN -> picture.send(picture.signIn(), Optional.empty());
            case NOT_ALLOWED -> picture.send(Placeholder.FORBIDDEN, Optional.empty());
            case NO_STREAM -> picture.send(Placeholder.NO_STREAM, Optional.empty());
            case CAMERA_OFF -> picture.send(Placeholder.OFF, Optional.empty());
            case TOO_MANY -> picture.send(Placeholder.BUSY, Optional.of(BUSY_SECONDS));
            case UNAVAILABLE, STOPPED -> picture.send(Placeholder.NO_PICTURE, Optional.of(BUSY_SECONDS));
        }
    }

    private static byte[] head(LiveFrame frame) {
        return ("Content-Type: image/jpeg\r\nContent-Length: " + frame.jpeg().length + "\r\nEen-Picture-Time: "
                        + frame.at() + "\r\n\r\n")
                .getBytes(US_ASCII);
    }
}
