package io.eenjakarta.it.shipped;

import io.eenjakarta.vms.EventTypesApi;
import io.eenjakarta.vms.EventsApi;
import io.eenjakarta.vms.Feed;
import io.eenjakarta.vms.FeedPage;
import io.eenjakarta.vms.FeedsApi;
import io.eenjakarta.vms.ImageQuery;
import io.eenjakarta.vms.MediaAddresses;
import io.eenjakarta.vms.MediaApi;
import io.eenjakarta.vms.RecordingPage;
import io.eenjakarta.vms.RecordingsApi;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What cameras saw and see. */
@RequestScoped
public class Footage {

    private static final String CAMERA = "100d4c41";
    private static final String MOTION = "een.motionDetectionEvent.v1";

    @Inject
    @RestClient
    FeedsApi feeds;

    @Inject
    @RestClient
    RecordingsApi recordings;

    @Inject
    @RestClient
    MediaApi media;

    @Inject
    @RestClient
    EventTypesApi eventTypes;

    @Inject
    @RestClient
    EventsApi events;

    @Inject
    MediaAddresses addresses;

    public Map<String, Supplier<Object>> calls(Instant at) {
        return Map.of(
                "feeds", this::feeds,
                "recordings", () -> recordings(at),
                "live", () -> size(media.liveImage(CAMERA, "preview")),
                "recorded",
                        () -> size(
                                media.recordedImage(ImageQuery.preview(CAMERA).atOrBefore(at))),
                "event-types", () -> eventTypes.list("en", 2, null).results().size(),
                "events", () -> events(at),
                "session", addresses::session);
    }

    /** As a portal might log it, careless of what it holds. */
    private Object feeds() {
        FeedPage page = feeds.list(CAMERA, "main", "hlsUrl,multipartUrl,localRtspUrl", 9, null);
        Feed feed = page.results().get(0);
        System.getLogger("io.eenjakarta.it").log(System.Logger.Level.WARNING, page.toString());
        return page.results() + " " + addresses.checked(feed.multipartUrl()).getHost() + " "
                + (feed.localRtspUrl() != null) + " " + (feed.flvUrl() == null);
    }

    private Object recordings(Instant at) {
        RecordingPage page = recordings.list(
                CAMERA, "main", "video", at.minusSeconds(1800), at.plusSeconds(60), true, "mp4Url", null, null);
        return page.results() + " "
                + addresses.checked(page.results().get(0).mp4Url()).getHost();
    }

    private Object events(Instant at) {
        return events
                .list(
                        "camera:" + CAMERA,
                        MOTION,
                        at,
                        at.plusSeconds(120),
                        "data.een.fullFrameImageUrl.v1",
                        "+startTimestamp",
                        2,
                        null)
                .results()
                .stream()
                .map(event -> event.startTimestamp() + " " + event.endTimestamp() + " "
                        + event.data().size())
                .toList();
    }

    private static Object size(Response response) {
        try (response) {
            byte[] jpeg = response.readEntity(byte[].class);
            return response.getHeaderString("X-Een-Timestamp") + " " + (jpeg.length > 1000);
        }
    }
}
