package io.eenjakarta.vms;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.util.List;

/**
 * Calls of the API when nobody is there: from timers, batch jobs and messages, under a grant that is named by its id, or under all
 * that a caller of the portal has connected. Needs no request and no session; a grant in use is kept alive by being used.
 * Thread-safe; a call blocks as it would for a caller who is there.
 *
 * <pre>{@code List<Camera> all = unattended.as(grant, cameras::all); }</pre>
 */
@ApplicationScoped
public class Unattended {

    private final Renewal renewal;
    private final LinkedGrants linked;

    /**
     * What came of the work for one grant.
     *
     * @param <T> of the work
     */
    public sealed interface Outcome<T> {

        /** Whose it is. */
        LinkedGrant grant();
    }

    /**
     * It was done.
     *
     * @param <T> of the work
     * @param what came of it
     */
    public record Done<T>(LinkedGrant grant, T what) implements Outcome<T> {}

    /**
     * It failed.
     *
     * @param <T> of the work
     * @param why a {@link GrantException} or a {@link VmsException}
     */
    public record Failed<T>(LinkedGrant grant, RuntimeException why) implements Outcome<T> {

        /** Whether it fails until the grant's user has signed in again. */
        public boolean needsLogin() {
            return why instanceof GrantException.NeedsLogin;
        }
    }

    @Inject
    public Unattended(Renewal renewal, LinkedGrants linked) {
        this.renewal = renewal;
        this.linked = linked;
    }

    /** For the container's proxy. */
    protected Unattended() {
        this(null, null);
    }

    /**
     * Does the work under a grant, on this thread; what it calls has the grant's token, and a refused one is renewed as for any
     * caller. Nothing of it begins when the grant has no usable token.
     *
     * @throws GrantException when there is no token to be had: {@link GrantException.NeedsLogin} when the grant is dead, ended or
     *     unknown, so that trying again is in vain until its user has signed in again
     * @throws VmsException when the API did not do what was asked
     * @throws X what the work throws
     */
    public <T, X extends Exception> T as(GrantId grant, GrantScope.Work<T, X> work) throws X {
        renewal.current(grant);
        try {
            return GrantScope.call(grant, work);
        } catch (VmsException failed) {
            throw typed(failed);
        } catch (ProcessingException failed) {
            throw typed(ApiCall.of(failed));
        }
    }

    /** The same by the id as text, as a setting has it. */
    public <T, X extends Exception> T as(String grant, GrantScope.Work<T, X> work) throws X {
        return as(new GrantId(grant), work);
    }

    /**
     * Does the work under each grant that a caller has connected, one after the other; what fails for one keeps none of the
     * others from it.
     *
     * @param caller their name, as {@link LinkedGrants} has it
     * @throws GrantException.TryLater when the vault cannot tell what is connected
     */
    public <T> List<Outcome<T>> asEach(String caller, GrantScope.Work<T, RuntimeException> work) {
        return linked.of(caller).stream().map(grant -> outcome(grant, work)).toList();
    }

    private <T> Outcome<T> outcome(LinkedGrant grant, GrantScope.Work<T, RuntimeException> work) {
        try {
            return new Done<>(grant, as(grant.id(), work));
        } catch (GrantException | VmsException why) {
            return new Failed<>(grant, why);
        }
    }

    /** A grant that died meanwhile, and a client that is refused, are told as they are before a call. */
    private static RuntimeException typed(VmsException failed) {
        if (failed instanceof VmsException.Unauthorized unauthorized && unauthorized.needsLogin()) {
            return new GrantException.NeedsLogin(failed.getMessage());
        }
        boolean ours = failed instanceof VmsException.Unavailable unavailable && unavailable.misconfigured();
        return ours ? new GrantException.Misconfigured(failed.getMessage()) : failed;
    }
}
