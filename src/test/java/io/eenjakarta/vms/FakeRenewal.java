package io.eenjakarta.vms;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the tokens {@code <grant>-1}, {@code <grant>-2} and so on; fences like the real one. */
class FakeRenewal extends Renewal {

    volatile Optional<URI> base;
    volatile RuntimeException failure;
    /** Whose grants they all are. */
    volatile String provider = "een";

    volatile boolean alive = true;
    /** Whom the provider knows by them, once it is known. */
    volatile Optional<Grant.Owner> owner = Optional.empty();

    /** Whether all but the grant {@code login} are switched ones of that. */
    volatile boolean switched;

    private volatile int generation = 1;
    private volatile int handedOut = 1;
    /** Generations that were asked to be renewed. */
    final List<Integer> asked = new CopyOnWriteArrayList<>();
    /** Those of them that made a refresh. */
    final List<Integer> refreshed = new CopyOnWriteArrayList<>();

    /** Those whose tokens the API took after a refusal. */
    final List<Integer> accepted = new CopyOnWriteArrayList<>();

    FakeRenewal(URI base) {
        this.base = Optional.of(base);
    }

    /** From now on {@code current} is late by one generation, as a node that has not heard of a rotation. */
    void rotatedElsewhere() {
        generation++;
    }

    @Override
    public Grant current(GrantId id) {
        if (!alive) {
            throw new GrantException.NeedsLogin("dead");
        }
        return grant(id, handedOut);
    }

    @Override
    public synchronized Grant renewed(GrantId id, int seenGeneration) {
        asked.add(seenGeneration);
        if (failure != null) {
            throw failure;
        }
        if (seenGeneration == generation) {
            refreshed.add(seenGeneration);
            generation++;
        }
        handedOut = generation;
        return grant(id, generation);
    }

    @Override
    public Optional<Grant> peek(GrantId id) {
        return Optional.of(grant(id, handedOut));
    }

    @Override
    public void accepted(Grant grant) {
        accepted.add(grant.generation());
    }

    @Override
    public Optional<GrantStatus> status(GrantId id) {
        return Optional.of(GrantStatus.ACTIVE);
    }

    /** One that it does not keep. */
    static Grant grant(String id, Optional<Grant.Owner> owner) {
        return grant(new GrantId(id), 1, "cameramanager", owner, GrantStatus.ACTIVE, Optional.empty());
    }

    private Grant grant(GrantId id, int which) {
        GrantStatus status = alive ? GrantStatus.ACTIVE : GrantStatus.NEEDS_LOGIN;
        Grant grant = grant(id, which, provider, owner, status, base);
        return switched && !id.value().equals("login") ? below(grant) : grant;
    }

    @Override
    public void place(GrantId id, URI apiBase) {
        base = Optional.of(apiBase);
    }

    private static Grant below(Grant grant) {
        return new Grant(
                grant.id(),
                GrantKind.SWITCHED,
                grant.provider(),
                Optional.of(new Grant.Owner("00050001", "ca0f0042")),
                grant.generation(),
                grant.status(),
                "",
                grant.tokens(),
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                Optional.of(new GrantId("login")));
    }

    private static Grant grant(
            GrantId id,
            int which,
            String provider,
            Optional<Grant.Owner> owner,
            GrantStatus status,
            Optional<URI> base) {
        TokenSet tokens = new TokenSet(
                new AccessToken(id + "-" + which), Optional.empty(), Instant.EPOCH, Optional.empty(), base);
        return new Grant(
                id, GrantKind.SESSION, provider, owner, which, status, "", tokens, Instant.EPOCH, Instant.EPOCH);
    }
}
