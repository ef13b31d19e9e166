package io.eenjakarta.vms;

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

        private Optional<GrantScope.Bound> carried = Optional.empty();
        private Optional<GrantScope.Bound> before = Optional.empty();

        @Override
        public void prepareContext() {
            carried = Optional.of(new GrantScope.Bound(access.grantAtHand()));
        }

        @Override
        public void applyContext() {
            before = GrantScope.bind(carried);
        }

        @Override
        public void removeContext() {
            GrantScope.bind(before);
        }
    }
}
