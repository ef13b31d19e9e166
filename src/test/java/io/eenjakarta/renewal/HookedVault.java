package io.eenjakarta.renewal;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Ending;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Replaced;
import io.eenjakarta.vault.Resting;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One node's way to the rows of another vault: it writes down what is asked, can be away, and lets a test step in before
 * and after each call.
 */
final class HookedVault implements TokenVault {

    /** What can be asked. */
    enum Call {
        STORE,
        FIND,
        CLAIM,
        REPLAY,
        ADVANCE,
        RELEASE,
        IDENTIFY,
        PLACE,
        REPLACE,
        END,
        SHARED,
        SWITCHED,
        RESTING,
        POSTPONE,
        ENDING,
        ANNOUNCE
    }

    /** All that was asked, in order; what failed too. */
    final List<Call> calls = new CopyOnWriteArrayList<>();
    /** Whether the database cannot be reached from here. */
    volatile boolean away;
    /** What is found from here of a grant. */
    volatile UnaryOperator<Grant> seen = UnaryOperator.identity();

    private final TokenVault rows;
    private final Map<Call, Runnable> before = new ConcurrentHashMap<>();
    private final Map<Call, Runnable> after = new ConcurrentHashMap<>();

    HookedVault(TokenVault rows) {
        this.rows = rows;
    }

    /** What the vault of a database says that is away. */
    static VaultException.Unavailable unavailable() {
        return new VaultException.Unavailable("the database is away", null);
    }

    /** Runs before each such call from now on; what it throws comes instead of the call. */
    void before(Call call, Runnable hook) {
        before.put(call, hook);
    }

    /** Runs after each such call from now on, which has done its work; what it throws comes instead of the answer. */
    void after(Call call, Runnable hook) {
        after.put(call, hook);
    }

    /** How often that was asked. */
    long count(Call call) {
        return calls.stream().filter(call::equals).count();
    }

    private <T> T on(Call call, Supplier<T> work) {
        calls.add(call);
        before.getOrDefault(call, () -> {}).run();
        if (away) {
            throw unavailable();
        }
        T answer = work.get();
        after.getOrDefault(call, () -> {}).run();
        return answer;
    }

    private void on(Call call, Runnable work) {
        on(call, () -> {
            work.run();
            return true;
        });
    }

    @Override
    public void store(Grant grant) {
        on(Call.STORE, () -> rows.store(grant));
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return on(Call.FIND, () -> rows.find(id).map(seen));
    }

    @Override
    public Claim claim(GrantId id, int generation, String owner, Duration lease) {
        return on(Call.CLAIM, () -> rows.claim(id, generation, owner, lease));
    }

    @Override
    public boolean replay(GrantId id, int generation, String owner) {
        return on(Call.REPLAY, () -> rows.replay(id, generation, owner));
    }

    @Override
    public boolean advance(GrantId id, int generation, String owner, TokenSet next) {
        return on(Call.ADVANCE, () -> rows.advance(id, generation, owner, next));
    }

    @Override
    public boolean release(
            GrantId id, int generation, String owner, GrantStatus status, boolean replayable, String reason) {
        return on(Call.RELEASE, () -> rows.release(id, generation, owner, status, replayable, reason));
    }

    @Override
    public void identify(GrantId id, Grant.Owner owner) {
        on(Call.IDENTIFY, () -> rows.identify(id, owner));
    }

    @Override
    public void place(GrantId id, URI apiBase) {
        on(Call.PLACE, () -> rows.place(id, apiBase));
    }

    @Override
    public Optional<Replaced> replace(GrantId id, Grant login) {
        return on(Call.REPLACE, () -> rows.replace(id, login));
    }

    @Override
    public Optional<Grant> end(GrantId id) {
        return on(Call.END, () -> rows.end(id));
    }

    @Override
    public List<GrantLine> switchedFrom(GrantId parent) {
        return on(Call.SWITCHED, () -> rows.switchedFrom(parent));
    }

    @Override
    public boolean isShared(Grant ended) {
        return on(Call.SHARED, () -> rows.isShared(ended));
    }

    @Override
    public List<Resting> resting(String provider, int most) {
        return on(Call.RESTING, () -> rows.resting(provider, most));
    }

    @Override
    public void postpone(Resting grant, Duration by) {
        on(Call.POSTPONE, () -> rows.postpone(grant, by));
    }

    @Override
    public List<Ending> ending(String provider, Duration life, int mark, int most) {
        return on(Call.ENDING, () -> rows.ending(provider, life, mark, most));
    }

    @Override
    public boolean announce(GrantId id, int mark) {
        return on(Call.ANNOUNCE, () -> rows.announce(id, mark));
    }

    @Override
    public boolean answers() {
        return rows.answers();
    }
}
