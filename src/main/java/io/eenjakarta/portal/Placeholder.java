package io.eenjakarta.portal;

/**
 * The picture that stands where a camera's own should be, with the reason in it. Browsers show it whatever the status
 * of the answer, so the status can tell the truth.
 *
 * @param status of the HTTP answer
 * @param trouble the reason as a word, for scripts
 * @param reason key of words that are short enough for one line
 */
record Placeholder(int status, String trouble, String reason) {

    static final String TYPE = "image/svg+xml";

    /** The answer's header with {@link #trouble}. */
    static final String TROUBLE = "Een-Picture-Trouble";

    static final Placeholder NOT_FOUND = new Placeholder(404, "not-found", "picture.not-found");
    static final Placeholder FORBIDDEN = new Placeholder(403, "forbidden", "picture.forbidden");
    static final Placeholder SIGN_IN = new Placeholder(401, "sign-in", "picture.sign-in");

    /** As {@link #SIGN_IN}, for a camera of a connected account: the caller's own sign-in goes on. */
    static final Placeholder CONNECT_AGAIN = new Placeholder(401, "connect-again", "picture.connect-again");

    /** The page that asks was made for another account than the one shown now. */
    static final Placeholder ANOTHER_ACCOUNT = new Placeholder(409, "another-account", "switch.picture-another");

    static final Placeholder BUSY = new Placeholder(503, "busy", "picture.busy");
    static final Placeholder NO_PICTURE = new Placeholder(503, "no-picture", "picture.no-picture");
    static final Placeholder OFF = new Placeholder(503, "off", "picture.off");
    /** The camera has pictures, but none that go on. */
    static final Placeholder NO_STREAM = new Placeholder(404, "no-stream", "stream.no-stream");

    static final Placeholder BAD_MOMENT = new Placeholder(400, "failed", "picture.bad-moment");
    static final Placeholder FAILED = new Placeholder(500, "failed", "picture.failed");

    /** The image, in UTF-8. The colours suit light and dark pages. */
    String svg(Texts texts) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">
                <rect width="640" height="360" fill="#1e2530"/>
                <text x="320" y="188" text-anchor="middle" fill="#c3cddb" font-size="25" \
                font-family="system-ui, -apple-system, Segoe UI, Roboto, Arial, sans-serif">%s</text>
                </svg>
                """
                .formatted(texts.of(reason));
    }
}
