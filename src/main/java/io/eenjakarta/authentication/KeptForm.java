package io.eenjakarta.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.callback.Page;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A form that was sent when its sender's login had ended: the answer's page keeps it, sealed, while the user signs in
 * beside it and then sends it again. The server keeps nothing.
 */
@ApplicationScoped
public class KeptForm {

    private static final String PURPOSE = "kept form";
    private static final String MARK = "een-resend";
    private static final String FIELD = "een-form";
    private static final Duration LIFE = Duration.ofHours(1);

    private final KeyRing keys;
    private final Clock clock;
    private final PublicAddress address;
    private final int mostBytes;

    @Inject
    public KeptForm(Settings settings, @Een KeyRing keys, @Een Clock clock, PublicAddress address) {
        this.keys = keys;
        this.clock = clock;
        this.address = address;
        this.mostBytes = settings.attempts().savedPostBytes();
    }

    /** For the container's proxy. */
    protected KeptForm() {
        this.keys = null;
        this.clock = null;
        this.address = null;
        this.mostBytes = 0;
    }

    /** Whether the request sends a kept form again. */
    boolean isResent(HttpServletRequest request) {
        String query = request.getQueryString();
        return "POST".equals(request.getMethod())
                && query != null
                && (query.equals(MARK) || query.endsWith('&' + MARK));
    }

    /** Answers with a page that keeps the request's form. */
    void keep(HttpServletRequest request, HttpServletResponse response, String login) throws IOException {
        Optional<byte[]> body = isResent(request) ? opened(request) : read(request, mostBytes);
        if (body.isEmpty()) {
            decline(response, login);
            return;
        }
        String query = originalQuery(request);
        String sealed = keys.seal(PURPOSE, stamped(body.get()), place(request, query));
        String action = request.getRequestURI() + '?' + (query.isEmpty() ? "" : query + '&') + MARK;
        new Page(
                        401,
                        "Your sign-in has ended",
                        List.of(
                                "What you have just sent is not lost: this page keeps it for an hour.",
                                "First sign in again, in a new tab. Then come back to this page and send it again: it counts as"
                                        + " sent by whoever is signed in then."),
                        List.of(
                                new Page.Link("Sign in again", login, true),
                                new Page.Button("Send again", action, FIELD, sealed)),
                        "")
                .send(challenging(response));
    }

    /** Answers with a page that says that the request could not be kept. */
    void decline(HttpServletResponse response, String login) throws IOException {
        new Page(
                        401,
                        "Your sign-in has ended",
                        List.of("What you have just sent could not be kept. Sign in again, go back, and repeat it."),
                        List.of(new Page.Link("Sign in again", login, true)),
                        "")
                .send(challenging(response));
    }

    /**
     * Makes the request what it was when it was kept, for everybody behind {@link MechanismGuard}.
     *
     * @return false when it cannot be opened, and then a page says so
     */
    boolean reopen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean ours = address.isSender(request::getHeader);
        Optional<byte[]> body = ours ? opened(request) : Optional.empty();
        if (body.isEmpty()) {
            new Refusal(
                            LogCode.REQUEST_SAVED_POST_REFUSED,
                            400,
                            "path " + request.getRequestURI().length() + " characters long",
                            "That form could not be sent again",
                            "It was kept for too long, or was changed. Please fill it in again.")
                    .page(address.home(request))
                    .send(response);
            return false;
        }
        new ReopenedRequest(request, body.get(), originalQuery(request)).handOn();
        return true;
    }

    private Optional<byte[]> opened(HttpServletRequest request) throws IOException {
        // Base64 makes three bytes four; the rest is room for the field's name, nonce and tag.
        Optional<byte[]> sent = read(request, mostBytes * 4 / 3 + 512);
        String field = FIELD + '=';
        return sent.map(bytes -> new String(bytes, UTF_8))
                .filter(text -> text.startsWith(field))
                .flatMap(text ->
                        keys.open(PURPOSE, text.substring(field.length()), place(request, originalQuery(request))))
                .filter(this::isFresh)
                .map(bytes -> Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    }

    private byte[] stamped(byte[] body) {
        return ByteBuffer.allocate(Long.BYTES + body.length)
                .putLong(clock.millis())
                .put(body)
                .array();
    }

    private boolean isFresh(byte[] stamped) {
        Instant kept = Instant.ofEpochMilli(ByteBuffer.wrap(stamped).getLong());
        return kept.plus(LIFE).isAfter(clock.instant());
    }

    private static Optional<byte[]> read(HttpServletRequest request, int most) throws IOException {
        byte[] body = request.getInputStream().readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
    }

    private static String originalQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || query.equals(MARK)) {
            return "";
        }
        return query.endsWith('&' + MARK) ? query.substring(0, query.length() - MARK.length() - 1) : query;
    }

    private static String place(HttpServletRequest request, String query) {
        return request.getRequestURI() + '?' + query;
    }

    private static HttpServletResponse challenging(HttpServletResponse response) {
        PageHeaders.loginRequired(response);
        return response;
    }
}
