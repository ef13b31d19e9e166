package io.eenjakarta.vms;

import java.util.List;

/**
 * A subscription to events. {@code toString()} leaves out the secrets.
 *
 * @param id of the subscription
 * @param subscriptionConfig how long it lasts
 * @param deliveryConfig how its events come
 * @param filters which they are
 */
public record EventSubscription(String id, Life subscriptionConfig, Delivery deliveryConfig, List<Filter> filters) {

    /** Type of a {@link Delivery} by a stream. */
    public static final String STREAM = "serverSentEvents.v1";

    /**
     * How long it lasts.
     *
     * @param lifeCycle {@code temporary} or {@code persistent}
     * @param timeToLiveSeconds how long a temporary one lasts without a client
     */
    public record Life(String lifeCycle, Integer timeToLiveSeconds) {}

    /**
     * How events come. Members that the type has not are null.
     *
     * @param type {@link #STREAM} or {@code webhook.v1}
     * @param sseUrl where the stream is, as the platform says it
     * @param webhookUrl where the platform sends them
     * @param technicalContactEmail who hears that it cannot
     * @param technicalContactName and their name
     * @param secret by which the platform signs them, Base64
     */
    public record Delivery(
            String type,
            String sseUrl,
            String webhookUrl,
            String technicalContactEmail,
            String technicalContactName,
            String secret) {

        /** By a stream. */
        public static Delivery stream() {
            return new Delivery(STREAM, null, null, null, null, null);
        }

        @Override
        public String toString() {
            return "Delivery[" + type + "]";
        }
    }

    /**
     * Events of these actors that are of these types.
     *
     * @param actors as kind and id: {@code camera:100d4c41}
     */
    public record Filter(List<String> actors, List<Type> types) {}

    /**
     * A type of events.
     *
     * @param id such as {@code een.motionDetectionEvent.v1}
     */
    public record Type(String id) {}

    /** What is asked for to get one. */
    public record Order(Delivery deliveryConfig, List<Filter> filters) {}
}
