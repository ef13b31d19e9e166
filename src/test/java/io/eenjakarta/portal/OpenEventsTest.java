package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vms.Event;
import io.eenjakarta.vms.EventViewer;
import io.eenjakarta.vms.FeedEnd;
import io.eenjakarta.vms.FeedState;
import io.eenjakarta.vms.SeenEvent;
import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a browser is sent of feeds that are fed by hand. */
class OpenEventsTest {

    private static final String MOTION = "een.motionDetectionEvent.v1";
    private static final String LINKED = "een/00002207/ca0f72b1";

    private final List<String> sent = new ArrayList<>();
    private final List<FeedEnd> ends = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final OpenEvents one = new OpenEvents(EventPlace.of(null, 1), type -> "Motion", ends::add);
    private final OpenEvents two = new OpenEvents(EventPlace.of(null, 2), type -> "Motion", ends::add);

    private static SeenEvent seen(String mark, String id) {
        return new SeenEvent(
                mark,
                new Event(
                        id,
                        Instant.parse("2026-11-22T10:42:00.250Z"),
                        null,
                        true,
                        "00001106",
                        "100d4c41",
                        "00001106",
                        "camera",
                        "een.bridgeMotion",
                        MOTION,
                        List.of(),
                        Json.createArrayBuilder().add("a number plate").build()));
    }

    private void begin(OpenEvents events) {
        events.begin(lines -> sent.add(new String(lines, UTF_8)), () -> sent.add("end"));
    }

    @Test
    void sendsWhatCameBeforeTheAnswerFirst() {
        EventViewer viewer = one.viewer(0, "");
        viewer.at("f.0");
        viewer.state(FeedState.LIVE);
        begin(one);
        viewer.event(seen("f.1", "e1"));
        assertEquals(
                List.of(
                        "id: f.0\n\n",
                        "event: state\ndata: {\"state\":\"live\"}\n\n",
                        "id: f.1\nevent: seen\ndata: {\"id\":\"e1\",\"type\":\"" + MOTION
                                + "\",\"name\":\"Motion\",\"camera\":\"100d4c41\",\"start\":\"2026-11-22T10:42:00.250Z\"}\n\n"),
                sent);
    }

    @Test
    void tellsNothingOfWhatWasSeen() {
        begin(one);
        one.viewer(0, "").event(seen("f.1", "e1"));
        assertFalse(sent.get(0).contains("plate"));
    }

    @Test
    void tellsThePlaceInEachFeed() {
        begin(two);
        two.viewer(0, "").event(seen("a.7", "e1"));
        two.viewer(1, LINKED).event(seen("b.9", "e2"));
        assertTrue(sent.get(0).startsWith("id: a.7~\n"), sent.get(0));
        assertTrue(sent.get(1).startsWith("id: a.7~b.9\n"), sent.get(1));
        assertTrue(sent.get(1).contains("\"camera\":\"" + LINKED + "/100d4c41\""), sent.get(1));
    }

    @Test
    void goesOnFromAnEventThatLacksWhatPagesShow() {
        begin(one);
        one.viewer(0, "").event(seen("f.1", null));
        assertEquals(List.of("id: f.1\n\n"), sent);
    }

    @Test
    void tellsTheWorstStateOnceForAll() {
        begin(two);
        EventViewer own = two.viewer(0, "");
        EventViewer linked = two.viewer(1, LINKED);
        own.state(FeedState.LIVE);
        linked.state(FeedState.LIVE);
        linked.state(FeedState.RECONNECTING);
        own.state(FeedState.CATCHING_UP);
        linked.state(FeedState.LIVE);
        assertEquals(
                List.of("live", "reconnecting", "catching-up"),
                sent.stream().map(line -> line.replaceAll("(?s).*:\"|\".*", "")).toList());
    }

    @Test
    void goesOnWithoutAConnectedAccountAndNotWithoutTheLogin() {
        begin(two);
        EventViewer own = two.viewer(0, "");
        two.viewer(1, LINKED).ended(FeedEnd.NEEDS_LOGIN);
        assertEquals(List.of(), ends);
        own.ended(FeedEnd.NEEDS_LOGIN);
        assertEquals(List.of(FeedEnd.NEEDS_LOGIN), ends);
    }

    @Test
    void endsWithTheLoginThoughOthersGoOn() {
        two.viewer(0, "").ended(FeedEnd.NEEDS_LOGIN);
        assertEquals(List.of(FeedEnd.NEEDS_LOGIN), ends);
    }

    @Test
    void countsAFeedThatNeverBegan() {
        two.without();
        two.viewer(1, LINKED).ended(FeedEnd.NOT_ALLOWED);
        assertEquals(List.of(FeedEnd.NOT_ALLOWED), ends);
    }

    @Test
    void saysWhyItIsOverEvenBeforeItBegan() {
        one.over(StreamOver.SIGN_IN);
        begin(one);
        assertEquals(List.of("event: over\ndata: {\"reason\":\"sign-in\"}\n\n", "end"), sent);
    }

    @Test
    void closesItsWatchesWheneverTheyCome() {
        two.watching(() -> closed.add("first"));
        two.close();
        two.watching(() -> closed.add("late"));
        two.close();
        assertEquals(List.of("first", "late"), closed);
    }

    @Test
    void beatsWithALineThatBrowsersIgnore() {
        begin(one);
        one.beat();
        assertEquals(List.of(":\n\n"), sent);
    }
}
