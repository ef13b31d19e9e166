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
    private final LoginRules rules;
    private final DemoData data;
    private final Faults faults;
    private final PostLog log;
    private final Clock clock;
    private final Pages pages;
    private final Map<String, BrowserSession> sessions = new ConcurrentHashMap<>();

    AuthorizeEndpoint(LoginRules rules, DemoData data, Faults faults, PostLog log, Clock clock, Pages pages) {
        this.rules = rules;
        this.data = data;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.pages = pages;
    }

    Reply authorize(Request request) {
        boolean post = rules.takesPost() && request.is("POST");
        if (!request.is("GET") && !post) {
            String methods = rules.takesPost() ? "GET and POST" : "GET";
            return pages.trouble(405, "The authorize end point takes " + methods + " only.");
        }
        log.addAuthorize(post ? request.rawParameters() : request.rawQuery());
        return faults.through(EndPoint.AUTHORIZE, request, () -> started(request));
    }

    private Reply started(Request request) {
        AuthorizeRequest.Parsed parsed = rules.parsed(request);
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
            String account = data.account(user.accountId()).name();
            return keep(session, pages.consent(session.begin(request, now), request, user, account));
        }
        return keep(session, Reply.redirect(request.success(rules.code(request, user))));
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
        Optional<DemoData.User> user = data.signIn(name, form.first("password").orElse(""));
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
            return Reply.redirect(rules.denied(pending.get()));
        }
        session.get().allow(pending.get());
        return next(session.get(), pending.get());
    }

    Reply signOut(Request request) {
        session(request).ifPresent(session -> sessions.remove(session.id()));
        return pages.signedOut().with("Set-Cookie", rules.cookie() + "=; Path=/; Max-Age=0");
    }

    private Optional<BrowserSession> session(Request request) {
        return request.cookie(rules.cookie()).map(sessions::get);
    }

    private Reply keep(BrowserSession session, Reply reply) {
        sessions.put(session.id(), session);
        return reply.with("Set-Cookie", rules.cookie() + "=" + session.id() + "; Path=/; HttpOnly; SameSite=Lax")
                .with("Cache-Control", "no-store");
    }
}
