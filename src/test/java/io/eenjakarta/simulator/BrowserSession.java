package io.eenjakarta.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the provider remembers of one browser: who is signed in, what was allowed, and the logins under way. */
final class BrowserSession {
    private static final Duration LOGIN_LIFE = Duration.ofMinutes(30);

    private record Pending(AuthorizeRequest request, Instant since) {}

    private final String id = Secrets.random(32);
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Set<String> consents = ConcurrentHashMap.newKeySet();
    private volatile DemoData.User user;

    String id() {
        return id;
    }

    Optional<DemoData.User> user() {
        return Optional.ofNullable(user);
    }

    void signIn(DemoData.User who) {
        user = who;
    }

    /** @return the transaction id the page sends back */
    String begin(AuthorizeRequest request, Instant now) {
        String transaction = Secrets.random(32);
        pending.put(transaction, new Pending(request, now));
        return transaction;
    }

    /** Empty when the transaction is not of this browser, was finished, or is older than 30 minutes. */
    Optional<AuthorizeRequest> find(String transaction, Instant now) {
        return Optional.ofNullable(pending.get(transaction))
                .filter(one -> now.isBefore(one.since().plus(LOGIN_LIFE)))
                .map(Pending::request);
    }

    void finish(String transaction) {
        pending.remove(transaction);
    }

    boolean needsConsent(AuthorizeRequest request) {
        return request.scope() != null && !consents.contains(consent(request));
    }

    void allow(AuthorizeRequest request) {
        consents.add(consent(request));
    }

    private String consent(AuthorizeRequest request) {
        return user().map(DemoData.User::id).orElse("") + " " + request.clientId() + " " + request.scope();
    }
}
