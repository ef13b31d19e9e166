package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.vault.VaultException;
import io.eenjakarta.vms.Delivery;
import io.eenjakarta.vms.WebhookIntake;
import io.eenjakarta.vms.WebhookRounds;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the platform delivers events. The WAR has it at {@code /webhooks/*}; a portal of your own maps it in {@code web.xml}, with
 * {@code load-on-startup}, at whatever {@code een.webhooks.address} leads to, with {@code /*} behind it, and outside of every
 * security constraint: a delivery shows that it is the platform's by its signature. No session is made and no page is sent.
 */
public class WebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger("io.eenjakarta.callback");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CHUNK = 8192;

    private final transient WebhookIntake intake;
    private final transient WebhookRounds rounds;
    private final Duration patience;

    @Inject
    public WebhookServlet(WebhookIntake intake, WebhookRounds rounds) {
        this(intake, rounds, PATIENCE);
    }

    /** @param patience how long a body may take altogether, so that one that drips holds no thread */
    WebhookServlet(WebhookIntake intake, WebhookRounds rounds, Duration patience) {
        this.intake = intake;
        this.rounds = rounds;
        this.patience = patience;
    }

    @Override
    public void init() {
        intake.start();
        rounds.start();
    }

    @Override
    public void destroy() {
        rounds.stop();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        String path = request.getPathInfo();
        String hook = path == null ? "" : path.substring(1);
        switch (request.getMethod()) {
            case "GET" -> prove(hook, request, response);
            case "POST" -> {
                Delivery outcome = taken(hook, request);
                if (outcome.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                    response.setHeader("Retry-After", "5");
                }
                empty(response, outcome.status());
            }
            default -> {
                response.setHeader("Allow", "GET, POST");
                empty(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    /** An error page would be logged with its address, which is a secret; and what failed is to come again. */
    private Delivery taken(String hook, HttpServletRequest request) {
        try {
            return intake.take(hook, signature(request), most -> body(request, most));
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.ERROR, "a delivery to a webhook failed", unforeseen);
            return Delivery.NOT_NOW;
        }
    }

    private void prove(String hook, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        if (!proves(hook, token)) {
            empty(response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] text = token.getBytes(UTF_8);
        response.setContentType("text/plain");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    /** None when there are several, or the query cannot be read. */
    private static String token(HttpServletRequest request) {
        try {
            String[] tokens = request.getParameterValues("token");
            return tokens != null && tokens.length == 1 ? tokens[0] : null;
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return null;
        }
    }

    private boolean proves(String hook, String token) {
        try {
            return intake.proves(hook, token);
        } catch (VaultException notNow) {
            return false;
        }
    }

    /** None when there are several. */
    private String signature(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders(intake.signatureHeader()));
        return given.size() == 1 ? given.get(0) : null;
    }

    /** No status goes through an error page, which would be one for people. */
    private static void empty(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }

    private Optional<byte[]> body(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            return Optional.empty();
        }
        long began = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream in = request.getInputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > most) {
                return Optional.empty();
            }
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new InterruptedIOException();
            }
        }
        return Optional.of(body.toByteArray());
    }
}
