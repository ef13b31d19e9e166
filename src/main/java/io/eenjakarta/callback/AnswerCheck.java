package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.TakenAttempts;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether a provider's answer belongs to an attempt of the browser that brings it (2). An attempt is taken here, before
 * its code is sent anywhere, so no code is ever sent twice (RFC 6749 4.1.2, RFC 9700 4.5).
 */
@ApplicationScoped
public class AnswerCheck {

    private static final String PURPOSE = "attempt target";

    private final Settings settings;
    private final AttemptCookies cookies;
    private final TakenAttempts taken;
    private final KeyRing keys;
    private final Clock clock;
    private final Telemetry telemetry;
    private final LoginStarts starts;
    private final AnsweredAttempts answered = new AnsweredAttempts();

    /** What came of it. */
    public sealed interface Verdict {}

    /**
     * A code that is ours to exchange, once.
     *
     * @param attempt it belongs to
     * @param code what to exchange
     */
    public record Good(Attempt attempt, String code) implements Verdict {
        @Override
        public String toString() {
            return "good answer to " + attempt;
        }
    }

    /**
     * An answer that was used before.
     *
     * @param target where it led then
     * @param refusal for a browser that is not signed in
     */
    public record Repeated(String target, Refusal refusal) implements Verdict {}

    /**
     * An answer that leads nowhere.
     *
     * @param refusal why
     */
    public record Bad(Refusal refusal) implements Verdict {}

    /**
     * One answer too many from an address that brings answers to nothing that its browsers began. The vault was not asked.
     *
     * @param time until its next one is looked at
     */
    public record TooMany(Duration time) implements Verdict {}

    @Inject
    public AnswerCheck(
            Settings settings,
            AttemptCookies cookies,
            TakenAttempts taken,
            @Een KeyRing keys,
            @Een Clock clock,
            Telemetry telemetry,
            LoginStarts starts) {
        this.settings = settings;
        this.cookies = cookies;
        this.taken = taken;
        this.keys = keys;
        this.clock = clock;
        this.telemetry = telemetry;
        this.starts = starts;
    }

    /** For the container's proxy. */
    protected AnswerCheck() {
        this(null, null, null, null, null, null, null);
    }

    /** Whether a raw query string is an answer of a provider: it has {@code code} or {@code error}. */
    public static boolean isAnswer(String rawQuery) {
        return CallbackQuery.isAnswer(rawQuery);
    }

    /**
     * Checks the request's query string against what its browser began: logins, and with a caller what that one began to
     * connect an account. May block on the vault's database.
     */
    public Verdict check(HttpServletRequest request, HttpServletResponse response, Optional<String> caller) {
        return check(new Arrival(request, response, caller, true));
    }

    /** The same against what this caller began in this browser to connect an account, and nothing else. */
    Verdict checkAs(String caller, HttpServletRequest request, HttpServletResponse response) {
        return check(new Arrival(request, response, Optional.of(caller), false));
    }

    /** A browser that is back, with whom we know there. */
    private record Arrival(
            HttpServletRequest request, HttpServletResponse response, Optional<String> caller, boolean logins) {

        boolean mayFinish(Attempt attempt) {
            return attempt.isLogin() ? logins : attempt.isBy(caller);
        }
    }

    private Verdict check(Arrival arrival) {
        telemetry.hideQuery();
        Optional<Provider> provider = settings.providers().at(arrival.request().getRequestURI());
        try {
            return provider.map(at -> checked(arrival, at)).orElseGet(() -> new Bad(Refusals.unknownState()));
        } catch (VaultException.Unavailable away) {
            return new Bad(Refusals.notStored(away.getMessage()));
        }
    }

    private Verdict checked(Arrival arrival, Provider provider) {
        CallbackQuery answer = CallbackQuery.of(arrival.request().getQueryString());
        if (answer instanceof CallbackQuery.Code code) {
            // Without a state it is the code that must not come twice.
            String mark = code.state().isEmpty() ? code.code() : code.state();
            return ours(
                    code.state(),
                    mark,
                    provider,
                    arrival,
                    attempt -> isForeign(code.issuer(), provider)
                            ? new Bad(Refusals.otherIssuer())
                            : taken(attempt, mark, code.code(), provider));
        }
        if (answer instanceof CallbackQuery.Failed failed) {
            // Its cookie is gone, and there is no code to guard: it leaves nothing behind.
            return ours(
                    failed.state(),
                    failed.state(),
                    provider,
                    arrival,
                    attempt -> new Bad(
                            isForeign(failed.issuer(), provider)
                                    ? Refusals.otherIssuer()
                                    : Refusals.at(provider).providerError(failed.error(), failed.description())));
        }
        return strange(
                arrival, () -> new Bad(Refusals.at(provider).malformed(((CallbackQuery.Malformed) answer).why())));
    }

    private static boolean isForeign(String issuer, Provider provider) {
        return !issuer.isEmpty()
                && provider.issuer().filter(own -> !own.equals(issuer)).isPresent();
    }

    private Verdict ours(
            String state, String mark, Provider provider, Arrival arrival, Function<Attempt, Verdict> next) {
        if (state.isEmpty() && !provider.answersWithoutState()) {
            return strange(arrival, () -> new Bad(Refusals.withoutState()));
        }
        Instant now = clock.instant();
        Optional<Attempt> attempt = state.isEmpty()
                ? cookies.removeNewest(provider.name(), arrival.request(), arrival.response())
                : cookies.remove(state, arrival.request(), arrival.response());
        if (attempt.isEmpty()) {
            return strange(arrival, () -> taken.targetOf(Attempt.id(mark), now)
                    .flatMap(kept -> keys.open(PURPOSE, kept, Attempt.id(mark)))
                    .<Verdict>map(bytes -> repeated(new String(bytes, UTF_8), provider))
                    .orElseGet(() -> new Bad(Refusals.unknownState())));
        }
        if (!attempt.get().provider().equals(provider.name())) {
            return strange(arrival, () -> new Bad(Refusals.mixedUp(attempt.get().provider())));
        }
        if (!arrival.mayFinish(attempt.get())) {
            return strange(
                    arrival,
                    () -> new Bad(arrival.caller().isPresent() ? LinkRefusals.otherCaller() : Refusals.unknownState()));
        }
        Duration lifetime = settings.attempts().lifetime();
        Instant end = attempt.get().startedAt().plus(lifetime);
        if (end.isBefore(now)) {
            return strange(arrival, () -> new Bad(Refusals.tooLate(lifetime)));
        }
        return answered.isFirst(attempt.get().id(), end, now)
                ? next.apply(attempt.get())
                : strange(arrival, () -> next.apply(attempt.get()));
    }

    /**
     * An answer to nothing that this browser has, or another one to what was answered: counted where it comes from, before
     * anything is looked up for it, since nobody makes a browser forget the cookie of an attempt.
     */
    private Verdict strange(Arrival arrival, Supplier<Verdict> otherwise) {
        return starts.refused(arrival.request()).<Verdict>map(TooMany::new).orElseGet(otherwise);
    }

    private Verdict taken(Attempt attempt, String mark, String code, Provider provider) {
        String id = Attempt.id(mark);
        String target = keys.seal(PURPOSE, attempt.target().getBytes(UTF_8), id);
        Instant until = attempt.startedAt().plus(settings.attempts().lifetime());
        boolean mine = taken.take(id, target, clock.instant(), until);
        return mine ? new Good(attempt, code) : repeated(attempt.target(), provider);
    }

    private static Verdict repeated(String target, Provider provider) {
        return new Repeated(target, Refusals.at(provider).repeated());
    }
}
