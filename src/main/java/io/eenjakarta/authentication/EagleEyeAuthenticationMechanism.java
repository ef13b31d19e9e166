package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Sign-in with Eagle Eye Networks for a Jakarta Security application.
 *
 * <p>A plain class on purpose: it does nothing until an application subclasses it with {@code @ApplicationScoped} and the
 * two constructors, so the library can lie in a portal that has its own login. The container calls it before any filter
 * or servlet of every request. The order of its decisions is the contract: what a server reads in two ways is refused, then comes a provider's answer, then a caller who
 * is in, then a challenge where the resource is protected, else nothing. No parameter is ever read from a request that is
 * not ours: that would swallow its form body.
 */
public class EagleEyeAuthenticationMechanism implements HttpAuthenticationMechanism {

    private final LoginFlow flow;

    /** The mechanism over its steps. */
    @Inject
    public EagleEyeAuthenticationMechanism(LoginFlow flow) {
        this.flow = flow;
    }

    /** For the container's proxy of a subclass. */
    protected EagleEyeAuthenticationMechanism() {
        this(null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        MechanismGuard.mark(request);
        try {
            return answered(request, response, context);
        } catch (IOException e) {
            throw new AuthenticationException("the answer could not be written");
        }
    }

    /** What nobody foresaw becomes a page: left to the server, it would dump the request, code and all, into a file. */
    private AuthenticationStatus answered(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        try {
            return decide(request, response, context);
        } catch (RuntimeException unforeseen) {
            flow.fail(unforeseen, request, response);
            return AuthenticationStatus.SEND_CONTINUE;
        }
    }

    private AuthenticationStatus decide(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        if (!PlainRequest.isPlain(request, response)) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        Optional<Caller> caller = flow.callerOf(request);
        if (request.getQueryString() != null && isTaken(request, response, caller)) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        if (caller.isPresent()) {
            return enter(request, response, context, caller.get());
        }
        if (context.isProtected() || context.isAuthenticationRequest()) {
            flow.challenge(request, response);
            return AuthenticationStatus.SEND_CONTINUE;
        }
        return context.doNothing();
    }

    /** Answers of providers, and addresses where a sign-in begins: all of them have a query. */
    private boolean isTaken(HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller)
            throws IOException {
        if (flow.isAnswer(request)) {
            flow.receive(request, response, caller);
            return true;
        }
        Optional<LoginAddress> asked = flow.loginAddress(request);
        if (asked.isPresent()) {
            flow.start(asked.get(), request, response, caller);
        }
        return asked.isPresent();
    }

    /** What {@code HttpServletRequest.logout()} comes to: the caller's grant ends; the session is the server's affair. */
    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        flow.leave(request, response);
        context.cleanClientSubject();
    }

    private AuthenticationStatus enter(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, Caller caller)
            throws IOException {
        boolean form = request.getQueryString() != null && flow.isKeptForm(request);
        if (form && !flow.reopen(request, response)) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        try {
            return context.notifyContainerAboutLogin(caller.name(), caller.groups());
        } catch (IllegalStateException refused) {
            // WildFly looks every caller up in its own realm unless told not to, and there it finds none of ours.
            // Nobody
            // gets in by trying again, so this is no failed sign-in.
            MechanismGuard.refuse(LogCode.START_CALLER, reason(refused), response);
            return AuthenticationStatus.SEND_CONTINUE;
        }
    }

    private static String reason(IllegalStateException refused) {
        Throwable cause = refused.getCause() == null ? refused : refused.getCause();
        return Excerpt.of(String.valueOf(cause.getMessage()));
    }
}
