package io.eenjakarta.it.offline;

import io.eenjakarta.it.own.OwnUsers;
import io.eenjakarta.provider.Een;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.GrantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What a portal does with a grant by its name. */
@ApplicationScoped
public class OfflineWork {

    private final Renewal renewal;
    private final TokenClients tokens;
    private final OwnUsers users;
    private final Clock clock;

    @Inject
    public OfflineWork(Renewal renewal, TokenClients tokens, @RestClient OwnUsers users, @Een Clock clock) {
        this.renewal = renewal;
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    protected OfflineWork() {
        this(null, null, null, null);
    }

    /** Keeps a grant for unattended use. */
    GrantId connect(String code, String verifier) {
        TokenOutcome.Granted granted =
                (TokenOutcome.Granted) tokens.of("een").orElseThrow().exchange(code, new CodeVerifier(verifier));
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.OFFLINE,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                granted.tokens(),
                clock.instant(),
                clock.instant());
        renewal.open(grant);
        return grant.id();
    }

    /** Twenty timers that fire at about the same time, none with a request. */
    String onTimers(GrantId grant) throws Exception {
        ScheduledExecutorService scheduler =
                InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(scheduler.schedule(() -> GrantScope.call(grant, users::self), 50, TimeUnit.MILLISECONDS));
        }
        String answer = "";
        for (Future<String> each : answers) {
            answer = each.get(30, TimeUnit.SECONDS);
        }
        return answer;
    }

    /** A call in the middle of a transaction that is rolled back. */
    String inVain(GrantId grant) throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        transaction.begin();
        try {
            GrantScope.call(grant, users::self);
        } finally {
            transaction.rollback();
        }
        return generation(grant);
    }

    /** Ends a grant in a transaction that is rolled back. */
    String endInVain(GrantId grant) throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        transaction.begin();
        try {
            renewal.end(grant);
        } finally {
            transaction.rollback();
        }
        return generation(grant);
    }

    String generation(GrantId grant) {
        return renewal.peek(grant)
                .map(found -> found.kind() + " " + found.status() + " " + found.generation())
                .orElse("none");
    }
}
