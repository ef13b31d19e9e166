package io.eenjakarta.vms;

/**
 * Who watches a live stream. Called on any thread, one call at a time, and never after {@link #ended}. No call may block: it
 * would hold up all who watch the same camera.
 */
public interface StreamViewer {

    void frame(LiveFrame frame);

    /** No pictures come now; the stream is being opened again. Pictures or the end follow. */
    void waiting();

    /** The last call, and none at all after {@link Watch#close}, but for one that is under way. */
    void ended(StreamEnd why);
}
