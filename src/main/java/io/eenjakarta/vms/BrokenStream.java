package io.eenjakarta.vms;

import java.io.IOException;

/** What came is no stream of pictures. The message is ours and names nothing of what came. */
final class BrokenStream extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenStream(String message) {
        super(message);
    }
}
