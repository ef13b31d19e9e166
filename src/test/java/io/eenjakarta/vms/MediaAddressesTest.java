package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vms.ScriptedApi.Answer;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaAddressesTest {

    private Bench bench = new Bench(4, false);

    @AfterEach
    void close() {
        bench.close();
    }

    private MediaAddresses addresses() {
        return new MediaAddresses(bench.client(MediaSessionApi.class), bench.access.settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://media.c013.eagleeyenetworks.com/media/session",
                "https://media.c01.eagleeyenetworks.com:443/media/streams/main/hls?stream_session=x",
                "rtsps://media.c0001.eagleeyenetworks.com/media/streams/main/rtsp"
            })
    void acceptsMediaHosts(String address) {
        assertEquals(URI.create(address), addresses().checked(address));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/media/session",
                "http://media.c013.eagleeyenetworks.com/s3cret",
                "rtsp://media.c013.eagleeyenetworks.com/s3cret",
                "https://media.c13.eagleyenetworks.com/s3cret",
                "https://media.c013.eagleeyenetworks.com.evil.example/s3cret",
                "https://evil.example/media.c013.eagleeyenetworks.com/s3cret",
                "https://user:s3cret@media.c013.eagleeyenetworks.com/",
                "https://media.c013.eagleeyenetworks.com:8443/s3cret",
                "https://media.c013.eagleeyenetworks.com\\@evil.example/s3cret",
                "https://127.0.0.1/s3cret",
                "http://localhost:3334/s3cret",
                "javascript:s3cret",
                "https:media.c013.eagleeyenetworks.com"
            })
    void refusesEverythingElseAndDoesNotRepeatIt(String address) {
        VmsException refused =
                assertThrows(VmsException.Unavailable.class, () -> addresses().checked(address));
        assertEquals("mediaHost", refused.reason());
        assertFalse(refused.toString().contains("s3cret"), refused.toString());
    }

    @Test
    void acceptsLoopbackWhereItMayPlayTheProvider() {
        bench.close();
        bench = new Bench();
        bench.api.answers(request -> Answer.json(200, "{\"url\":\"http://localhost:3334/media/session\",\"later\":1}"));
        assertEquals(
                URI.create("http://localhost:3334/media/session"), addresses().session());
        assertEquals("/api/v3.0/media/session", bench.api.asked().get(0).uri());
        assertEquals(1, bench.api.asked().size(), "nothing is sent there");
        bench.api.answers(request -> Answer.json(200, "{\"url\":null}"));
        assertThrows(VmsException.Unavailable.class, () -> addresses().session());
        bench.api.answers(request -> Answer.json(200, "{\"url\":\"https://evil.example/\"}"));
        assertThrows(VmsException.Unavailable.class, () -> addresses().session());
    }

    @Test
    void sendsNothingToWhereARedirectLeads() {
        bench.close();
        bench = new Bench();
        bench.api.answers(request -> Answer.json(302, "{}").with("Location", bench.api.base() + "/elsewhere"));
        assertThrows(VmsException.Unavailable.class, () -> addresses().session());
        assertEquals(1, bench.api.asked().size());
    }
}
