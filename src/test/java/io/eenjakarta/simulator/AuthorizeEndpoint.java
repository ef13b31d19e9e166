package io.eenjakarta.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The provider's side of the browser: authorize, sign-in, consent, sign-out. Plain forms, no script. Remembers sign-in
 * and consent in a session cookie of its own, so that the second login goes straight through.
 */
final class AuthorizeEndpoint {
    private final SimulatorSettings settings;
    private final TokenBook book;
    private final Faults faults;
    private final PostLog log;
    private final Clock clock;
    private final Pages pages;
    private final Map<String, BrowserSession> sessions = new ConcurrentHashMap<>();

    AuthorizeEndpoint(
            SimulatorSettings settings, TokenBook book, Faults faults, PostLog log, Clock clock, Pages pages) {
        this.settings = settings;
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.pages = pages;
    }

    Reply authorize(Request request) {
        if (!request.is("GET")) {
            return pages.trouble(405, "The authorize end point takes GET only.");
        }
        log.addAuthorize(request.rawQuery());
        return faults.through(EndPoint.AUTHORIZE, request, () -> started(request));
    }

    private Reply started(Request request) {
        AuthorizeRequest.Parsed parsed = AuthorizeRequest.parse(request.query(), settings);
        if (parsed instanceof AuthorizeRequest.Parsed.Untrusted untrusted) {
            return pages.trouble(400, untrusted.why());
        }
        if (parsed instanceof AuthorizeRequest.Parsed.Back back) {
            return Reply.redirect(back.location());
        }
        AuthorizeRequest valid = ((AuthorizeRequest.Parsed.Valid) parsed).request();
        if (faults.take(EndPoint.AUTHORIZE, Fault.WithoutState.class).isPresent()) {
            valid = valid.withoutState();
        }
        Optional<Fault.ErrorRedirect> error = faults.take(EndPoint.AUTHORIZE, Fault.ErrorRedirect.class);
        if (error.isPresent()) {
            return Reply.redirect(valid.error(error.get().error(), error.get().description(), null));
        }
        return next(session(request).orElseGet(BrowserSession::new), valid);
    }

    private Reply next(BrowserSession session, AuthorizeRequest request) {
        Instant now = clock.instant();
        if (session.user().isEmpty()) {
            return keep(session, pages.signIn(session.begin(request, now), "", null));
        }
        DemoData.User user = session.user().get();
        if (session.needsConsent(request)) {
            String account = settings.data().account(user.accountId()).name();
            return keep(session, pages.consent(session.begin(request, now), request, user, account));
        }
        String code = book.issueCode(new TokenBook.CodeRequest(
                request.clientId(), request.redirectUri(), request.challenge(), request.scope(), user));
        return keep(session, Reply.redirect(request.success(code)));
    }

    Reply signIn(Request request) {
        if (!request.is("POST")) {
            return pages.startElsewhere();
        }
        FormParameters form = request.form();
        String transaction = form.first("transaction").orElse("");
        Optional<BrowserSession> session = session(request);
        Optional<AuthorizeRequest> pending = session.flatMap(one -> one.find(transaction, clock.instant()));
        if (pending.isEmpty()) {
            return pages.trouble(400, "This sign-in is over or belongs to another browser. Start again.");
        }
        String name = form.first("username").orElse("");
        Optional<DemoData.User> user =
                settings.data().signIn(name, form.first("password").orElse(""));
        if (user.isEmpty()) {
            return pages.signIn(transaction, name, "E-mail and password do not match a demo user.");
        }
        session.get().finish(transaction);
        session.get().signIn(user.get());
        return next(session.get(), pending.get());
    }

    Reply consent(Request request) {
        FormParameters form = request.form();
        String transaction = form.first("transaction").orElse("");
        Optional<BrowserSession> session = session(request);
        Optional<AuthorizeRequest> pending = session.flatMap(one -> one.find(transaction, clock.instant()));
        if (!request.is("POST") || pending.isEmpty()) {
            return pages.trouble(400, "This question is answered already or belongs to another browser.");
        }
        session.get().finish(transaction);
        if (!form.first("decision").orElse("").equals("allow")) {
            return Reply.redirect(pending.get().denied());
        }
        session.get().allow(pending.get());
        return next(session.get(), pending.get());
    }

    Reply signOut(Request request) {
        session(request).ifPresent(session -> sessions.remove(session.id()));
        return pages.signedOut().with("Set-Cookie", BrowserSession.COOKIE + "=; Path=/; Max-Age=0");
    }

    private Optional<BrowserSession> session(Request request) {
        return request.cookie(BrowserSession.COOKIE).map(sessions::get);
    }

    private Reply keep(BrowserSession session, Reply reply) {
        sessions.put(session.id(), session);
        return reply.with("Set-Cookie", BrowserSession.COOKIE + "=" + session.id() + "; Path=/; HttpOnly; SameSite=Lax")
                .with("Cache-Control", "no-store");
    }
}
