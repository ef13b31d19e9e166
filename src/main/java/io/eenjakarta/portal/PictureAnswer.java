package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.vms.LiveImage;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The answer to a browser that wants a picture: the picture, word that it is the same as before, or a picture that says why there
 * is none. Browsers keep pictures and ask each time whether they are still right.
 */
final class PictureAnswer {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final PictureLog log;
    private final Texts texts;
    private final boolean own;
    private final boolean switched;

    /** @param own whether it is a picture of the account that the caller signed in with */
    PictureAnswer(HttpServletRequest request, HttpServletResponse response, PictureLog log, boolean own) {
        this.own = own;
        this.request = request;
        this.response = response;
        this.log = log;
        this.texts = Texts.of(request);
        this.switched = SwitchedAccount.of(request).isPresent();
    }

    /** An answer that is given later, on another thread; the servlet's own is free at once. */
    Later later() {
        AsyncContext later = request.startAsync(request, response);
        // Pictures come in bounded time by themselves: only one thread ever writes.
        later.setTimeout(0);
        Later answer = new Later(later, this);
        later.addListener(answer);
        return answer;
    }

    /** Answers with what came of it. */
    void send(CompletableFuture<LiveImage> picture) throws IOException {
        LiveImage image;
        try {
            image = picture.join();
        } catch (CompletionException e) {
            fail(e.getCause());
            return;
        }
        send(image);
    }

    /** Answers without a picture. */
    void send(Placeholder placeholder, Optional<String> retryAfter) throws IOException {
        retryAfter.ifPresent(wait -> response.setHeader("Retry-After", wait));
        send(placeholder, texts, response);
    }

    /** The same for who asks for no picture that there is. */
    static void send(Placeholder placeholder, Texts texts, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader(Placeholder.TROUBLE, placeholder.trouble());
        body(
                response,
                placeholder.status(),
                Placeholder.TYPE,
                placeholder.svg(texts).getBytes(UTF_8));
    }

    private void send(LiveImage image) throws IOException {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", image.etag());
        image.takenAt().ifPresent(taken -> response.setHeader("Een-Picture-Time", taken.toString()));
        if (matches(request.getHeader("If-None-Match"), image.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            body(response, HttpServletResponse.SC_OK, "image/jpeg", image.jpeg());
        }
    }

    /** Says why there is no picture, and logs it. */
    void fail(Throwable why) throws IOException {
        log.failed(why, request);
        Placeholder placeholder = Failures.picture(why);
        send(placeholder == Placeholder.SIGN_IN ? signIn() : placeholder, Failures.pictureRetryAfter(why));
    }

    /** What is said when the grant is over: the end of a connection, or of an account that was switched to, is not that of the login. */
    Placeholder signIn() {
        if (!own) {
            return Placeholder.CONNECT_AGAIN;
        }
        return switched ? Placeholder.ANOTHER_ACCOUNT : Placeholder.SIGN_IN;
    }

    /** Whether the browser has this picture already; a tag that is marked as weak names the same bytes. */
    static boolean matches(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static void body(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** An answer that somebody waits for. */
    static final class Later implements AsyncListener {

        private final AsyncContext later;
        private final PictureAnswer answer;
        private final AtomicBoolean over = new AtomicBoolean();

        private Later(AsyncContext later, PictureAnswer answer) {
            this.later = later;
            this.answer = answer;
        }

        /** Whichever thread ends the stage does not wait for the browser. */
        void when(CompletableFuture<LiveImage> picture) {
            picture.whenComplete((image, why) -> {
                if (!over.get()) {
                    begin(picture);
                }
            });
        }

        private void begin(CompletableFuture<LiveImage> picture) {
            try {
                later.start(() -> {
                    try {
                        answer.send(picture);
                    } catch (IOException gone) {
                        // The browser has left.
                        return;
                    } finally {
                        complete();
                    }
                });
            } catch (RuntimeException noThread) {
                complete();
            }
        }

        private void complete() {
            if (over.compareAndSet(false, true)) {
                later.complete();
            }
        }

        /** There is none. */
        @Override
        public void onTimeout(AsyncEvent event) {
            complete();
        }

        @Override
        public void onError(AsyncEvent event) {
            over.set(true);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            over.set(true);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
