package io.eenjakarta.cluster;

import io.eenjakarta.simulator.DemoData;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.locks.ReentrantLock;

/** A user with a browser. */
public final class Guest {

    /**
     * A sign-in.
     *
     * @param cookies value of the {@code Cookie} header, on every node that knows the session
     * @param grant id of its grant
     */
    public record Stay(String cookies, String grant) {

        /** A request of this guest. A node that cannot know the session, of another server, takes the grant on trust. */
        public HttpRequest.Builder ask(URI page) {
            return HttpRequest.newBuilder(page)
                    .header("Accept", "application/json")
                    .header("Cookie", cookies)
                    .header("X-Suite-Grant", grant);
        }

        @Override
        public String toString() {
            return "Stay[" + grant + "]";
        }
    }

    private final String provider;
    private final DemoData.User user;
    private final ReentrantLock signingIn = new ReentrantLock();
    private volatile Stay stay;

    /** A user of this provider. */
    Guest(String provider, DemoData.User user) {
        this.provider = provider;
        this.user = user;
    }

    /** Where they sign in. */
    String provider() {
        return provider;
    }

    public DemoData.User user() {
        return user;
    }

    /** Null before the first sign-in. */
    public Stay stay() {
        return stay;
    }

    void stay(Stay now) {
        stay = now;
    }

    /** Held by the one who signs this guest in. */
    ReentrantLock signingIn() {
        return signingIn;
    }
}
