package io.eenjakarta.vms;

import io.eenjakarta.vault.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Where the events of a feed come from. Thread-safe; every method blocks for its calls and throws {@link VmsException}. */
@ApplicationScoped
public class EventSource {

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;

    private final EventSubscriptionsApi subscriptions;
    private final EventsApi events;
    private final ApiAccess access;

    /**
     * A subscription. {@code toString()} leaves out the address.
     *
     * @param id of it
     * @param address of its stream
     */
    record Place(String id, String address) {

        /** For the vault. */
        String text() {
            return id + '\n' + address;
        }

        static Optional<Place> read(String text) {
            int end = text.indexOf('\n');
            return end < 0 ? Optional.empty() : Optional.of(new Place(text.substring(0, end), text.substring(end + 1)));
        }

        @Override
        public String toString() {
            return "Place[" + id + "]";
        }
    }

    @Inject
    public EventSource(
            @RestClient EventSubscriptionsApi subscriptions, @RestClient EventsApi events, ApiAccess access) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.access = access;
    }

    /** For the container's proxy. */
    protected EventSource() {
        this(null, null, null);
    }

    ApiAccess access() {
        return access;
    }

    /** Makes a subscription. */
    Place subscribe(FeedKey feed) {
        EventSubscription.Filter filter = new EventSubscription.Filter(
                feed.filter().cameras().stream()
                        .map(camera -> "camera:" + camera)
                        .toList(),
                feed.filter().wanted().stream().map(EventSubscription.Type::new).toList());
        EventSubscription made = GrantScope.call(
                feed.grant(),
                () -> ApiCall.answer(() -> subscriptions.create(
                        new EventSubscription.Order(EventSubscription.Delivery.stream(), List.of(filter)))));
        if (made.id() == null
                || made.deliveryConfig() == null
                || made.deliveryConfig().sseUrl() == null) {
            throw odd("a subscription without id or address");
        }
        return new Place(made.id(), made.deliveryConfig().sseUrl());
    }

    /** Ends one; what goes wrong with that is nobody's loss, for it ends by itself. */
    void unsubscribe(FeedKey feed, Place place) {
        try {
            GrantScope.call(feed.grant(), () -> {
                subscriptions.delete(place.id());
                return true;
            });
        } catch (RuntimeException left) {
            return;
        }
    }

    /** Asks for the stream; no token goes to a host that is not one of the API's. */
    EventStream.Answer open(EventStream stream, Grant grant, Place place) {
        return stream.open(
                access,
                grant,
                address(grant, place).orElseThrow(() -> odd("a stream on a host that may get no token")));
    }

    private Optional<URI> address(Grant grant, Place place) {
        try {
            URI uri = new URI(place.address());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return Optional.of(uri)
                    .filter(known -> plain)
                    .filter(known -> access.mayGetToken(
                            grant.provider(), URI.create(known.getScheme() + "://" + known.getRawAuthority())));
        } catch (URISyntaxException | IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    /**
     * Hands on what happened in a stretch of time, one camera after the other, each in order. A camera that is not there, or not
     * the user's to see, is passed over.
     *
     * @param taker says whether it wants more
     */
    void between(FeedKey feed, Instant from, Instant to, Predicate<Event> taker) {
        String types = String.join(",", feed.filter().wanted());
        for (String camera : feed.filter().cameras()) {
            boolean more = GrantScope.call(feed.grant(), () -> one("camera:" + camera, types, from, to, taker));
            if (!more) {
                return;
            }
        }
    }

    private boolean one(String actor, String types, Instant from, Instant to, Predicate<Event> taker) {
        try {
            return AllPages.stream(
                            token -> events.list(actor, types, from, to, null, "+startTimestamp", PAGE, token),
                            MOST_PAGES)
                    .allMatch(taker);
        } catch (VmsException.NotFound | VmsException.Forbidden hidden) {
            return true;
        }
    }

    private static VmsException odd(String what) {
        return new VmsException.Unavailable(new ApiFault(200, "", "malformed", what), Optional.empty());
    }
}
