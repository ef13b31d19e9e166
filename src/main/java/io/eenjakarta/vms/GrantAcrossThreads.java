package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;

/** Takes the grant along to the thread that sends an asynchronous call: there is neither request nor caller there. */
final class GrantAcrossThreads implements AsyncInvocationInterceptorFactory {

    private final ApiAccess access;

    GrantAcrossThreads(ApiAccess access) {
        this.access = access;
    }

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Carried();
    }

    private final class Carried implements AsyncInvocationInterceptor {

        private Optional<GrantId> grant = Optional.empty();

        @Override
        public void prepareContext() {
            grant = access.grantAtHand();
        }

        @Override
        public void applyContext() {
            GrantScope.carry(grant);
        }

        @Override
        public void removeContext() {
            GrantScope.drop();
        }
    }
}
