package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vms.Account;
import io.eenjakarta.vms.AccountPage;
import io.eenjakarta.vms.AccountsApi;
import io.eenjakarta.vms.AllPages;
import io.eenjakarta.vms.ApiCall;
import io.eenjakarta.vms.GrantScope;
import io.eenjakarta.vms.VmsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The accounts below a caller's own, always asked under the grant of their sign-in and never under that of an account that they
 * look at meanwhile. Thread-safe; blocks for the API, and throws what its calls throw.
 */
@ApplicationScoped
public class AccountsBelow {

    static final int AT_A_TIME = 50;

    private static final int PAGES_WITH_ONE_NAME = 5;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AccountsApi api;
    private final Predicate<String> hasSuch;
    private final Together together;
    private final Clock clock;

    @Inject
    public AccountsBelow(@RestClient AccountsApi api, Settings settings, @Een Executor threads, @Een Clock clock) {
        this(
                api,
                provider -> settings.providers()
                        .named(provider)
                        .filter(one -> one.switchEndpoint().isPresent())
                        .isPresent(),
                threads,
                clock);
    }

    /** @param hasSuch whether a provider, by its name, has accounts with others below them */
    AccountsBelow(AccountsApi api, Predicate<String> hasSuch, Executor threads, Clock clock) {
        this.api = api;
        this.hasSuch = hasSuch;
        this.together = new Together(threads, PATIENCE);
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected AccountsBelow() {
        this(null, (Predicate<String>) null, null, null);
    }

    /**
     * One page of them; empty for who has none. The caller's own account is not among them.
     *
     * @param text part of a name; empty for any
     * @param token of the page before; null for the first
     */
    Optional<AccountPage> page(Caller caller, String text, String token) {
        if (!mayHaveSome(caller)) {
            return Optional.empty();
        }
        try {
            AccountPage page = GrantScope.call(caller.grant(), () -> without(caller, list(text, AT_A_TIME, token)));
            boolean none = text.isEmpty()
                    && token == null
                    && isLast(page)
                    && page.results().isEmpty();
            return none ? Optional.empty() : Optional.of(page);
        } catch (VmsException.Forbidden wrongAccountType) {
            return Optional.empty();
        }
    }

    /** The one with this id, if it is one of them; found by its name, since the API looks for nothing else. */
    Optional<Account> find(Caller caller, String id, String name) {
        // Pages call one without a name by its id.
        String part = name.equals(id) ? "" : name;
        return mayHaveSome(caller) && !id.equals(own(caller))
                ? GrantScope.call(
                        caller.grant(), () -> AllPages.stream(token -> list(part, 100, token), PAGES_WITH_ONE_NAME)
                                .filter(account -> id.equals(account.id()))
                                .findFirst())
                : Optional.empty();
    }

    /** What the session knows of the caller's own account; asked now where it does not yet, and not waited for long. */
    OwnAccount own(Caller caller, HttpServletRequest request) {
        Optional<OwnAccount> known = OwnAccount.of(caller, request).filter(one -> one.holds(clock.instant()));
        if (known.isPresent()) {
            return known.get();
        }
        OwnAccount unknown = OwnAccount.without(caller, clock.instant().plus(ASK_AGAIN));
        OwnAccount own = mayHaveSome(caller)
                ? together.begin(() -> asked(caller), unknown).get()
                : OwnAccount.without(caller, null);
        own.keepFor(request);
        return own;
    }

    private OwnAccount asked(Caller caller) {
        return GrantScope.call(caller.grant(), () -> {
            boolean resells;
            try {
                resells = !without(caller, list("", 2, null)).results().isEmpty();
            } catch (VmsException.Forbidden wrongAccountType) {
                resells = false;
            }
            return new OwnAccount(caller.name(), resells, resells ? name() : "", null);
        });
    }

    /** The platform does not promise to tell it. */
    private String name() {
        try {
            String name = ApiCall.answer(api::self).name();
            return name == null ? "" : name.strip();
        } catch (VmsException notTold) {
            return "";
        }
    }

    private AccountPage list(String text, int most, String token) {
        return ApiCall.answer(() -> text.isEmpty() ? api.list(most, token) : api.search(text, most, token));
    }

    private static AccountPage without(Caller caller, AccountPage page) {
        String own = own(caller);
        List<Account> others = page.results() == null
                ? List.of()
                : page.results().stream()
                        .filter(Objects::nonNull)
                        .filter(account -> account.id() != null && !account.id().equals(own))
                        .toList();
        return new AccountPage(others, page.nextPageToken(), page.totalSize());
    }

    private static boolean isLast(AccountPage page) {
        return page.nextPageToken() == null || page.nextPageToken().isEmpty();
    }

    private boolean mayHaveSome(Caller caller) {
        return hasSuch.test(part(caller, 0));
    }

    private static String own(Caller caller) {
        return part(caller, 1);
    }

    /** A caller's name is that of their provider, their account and their user. */
    private static String part(Caller caller, int index) {
        String[] parts = caller.name().split("/", 3);
        return index < parts.length ? parts[index] : "";
    }
}
