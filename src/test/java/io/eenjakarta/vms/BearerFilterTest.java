package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ContextNotActiveException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerFilterTest {

    private final Bench bench = new Bench();
    private final PortalApi portal = bench.client(PortalApi.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsTheCallersTokenToTheGrantsOwnApi() {
        portal.note();
        ScriptedApi.Asked asked = bench.api.asked().get(0);
        assertEquals("caller-1", asked.token());
        assertEquals(bench.api.base().getAuthority(), asked.header("Host"));
        assertEquals("/api/v3.0/notes", asked.uri());
    }

    @Test
    void prefersTheGrantThatIsNamed() {
        GrantScope.call(new GrantId("timer"), portal::note);
        portal.note();
        assertEquals(List.of("timer-1", "caller-1"), bench.api.tokens());
    }

    @Test
    void keepsPathAndQueryAsTheyAre() throws IOException {
        try (InputStream body = portal.stream("+name", "a/b=&c:d+e%20")) {
            body.readAllBytes();
        }
        assertEquals(
                "/api/v3.0/notes?sort=%2Bname&pageToken=a%2Fb%3D%26c%3Ad%2Be%2520".toLowerCase(),
                bench.api.asked().get(0).uri().toLowerCase());
        portal.post(new PortalApi.Note("x"));
        assertEquals("/api/v3.0/cameras:bulkUpdate", bench.api.asked().get(1).uri());
        portal.one("a:b c?d");
        assertEquals("/api/v3.0/notes/a:b%20c%3Fd", bench.api.asked().get(2).uri());
    }

    @Test
    void sendsNothingWithoutAGrant() {
        bench.caller.remove();
        VmsException.Unauthorized thrown = assertThrows(VmsException.Unauthorized.class, portal::note);
        assertEquals("noGrant", thrown.reason());
        assertEquals(List.of(), bench.api.asked());
    }

    @Test
    void sendsNothingOutsideARequest() {
        ApiAccess outside = new ApiAccess(
                bench.renewal,
                () -> {
                    throw new ContextNotActiveException("no request");
                },
                bench.access.settings(),
                Clock.systemUTC(),
                Bench.THREADS,
                Telemetry.none());
        FakeContainer.offer(outside);
        PortalApi client = bench.client(PortalApi.class);
        assertThrows(VmsException.Unauthorized.class, client::note);
        assertThrows(Exception.class, () -> client.later().toCompletableFuture().join());
        assertEquals(List.of(), bench.api.asked());
        GrantScope.call(new GrantId("timer"), client::note);
        assertEquals(List.of("timer-1"), bench.api.tokens());
        outside.close();
    }

    @Test
    void sendsNothingToAnUnknownBase() {
        bench.renewal.base = Optional.empty();
        VmsException.Unavailable thrown = assertThrows(VmsException.Unavailable.class, portal::note);
        assertEquals("noApiBase", thrown.reason());
        assertEquals(List.of(), bench.api.asked());
    }

    @Test
    void sendsNoTokenToAHostThatIsNoLongerAllowed() {
        try (Bench strict = new Bench(4, false)) {
            assertThrows(VmsException.Unavailable.class, strict.client(PortalApi.class)::note);
            strict.renewal.provider = "cameramanager";
            assertThrows(VmsException.Unavailable.class, strict.client(CameraManagerCamerasApi.class)::list);
            assertEquals(List.of(), strict.api.asked());
        }
    }

    @Test
    void sendsNoRenewedTokenToAHostThatIsNotAllowed() {
        bench.api.answers(request -> {
            bench.renewal.base = Optional.of(
                    URI.create("http://localhost.example:" + bench.api.base().getPort()));
            return ScriptedApi.Answer.unauthenticated();
        });
        VmsException.Unavailable thrown = assertThrows(VmsException.Unavailable.class, portal::note);
        assertEquals("noApiBase", thrown.reason());
        assertEquals(List.of("caller-1"), bench.api.tokens());
    }

    @Test
    void sendsNothingUnderAGrantOfTheOtherProvider() {
        CameraManagerCamerasApi other = bench.client(CameraManagerCamerasApi.class);
        assertEquals(
                "otherProvider",
                assertThrows(VmsException.Rejected.class, other::list).reason());
        bench.renewal.provider = "cameramanager";
        assertEquals(
                "otherProvider",
                assertThrows(VmsException.Rejected.class, portal::note).reason());
        assertThrows(Exception.class, () -> portal.later().toCompletableFuture().join());
        assertEquals(List.of(), bench.api.asked());
        assertEquals(List.of(), bench.renewal.asked);
    }

    @Test
    void sendsNothingForAnAccountThatMayNotComeInAnyMore() {
        bench.renewal.owner = Optional.of(new Grant.Owner("00002207", "ca0f61ab"));
        VmsException.Forbidden thrown = assertThrows(VmsException.Forbidden.class, portal::note);
        assertEquals("accountNotAllowed", thrown.reason());
        assertThrows(Exception.class, () -> portal.later().toCompletableFuture().join());
        assertEquals(List.of(), bench.api.asked());
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "ca0f61ab"));
        portal.note();
        assertEquals(List.of("caller-1"), bench.api.tokens());
    }

    @ParameterizedTest
    @CsvSource({
        "cameramanager, https://api.c001.eagleeyenetworks.com",
        "cameramanager, https://api.eagleeyenetworks.com",
        "cameramanager, https://rest.example.com"
    })
    void allowsNoHostBesidesTheList(String provider, URI base) {
        assertFalse(bench.access.mayGetToken(provider, base));
    }

    @ParameterizedTest
    @CsvSource({
        "een, https://rest.cameramanager.com",
        "unknown, https://api.eagleeyenetworks.com",
        "unknown, https://rest.cameramanager.com"
    })
    void givesNoTokenToAHostOfTheOtherProvider(String provider, URI base) {
        assertFalse(bench.access.mayGetToken(provider, base));
        bench.renewal.provider = provider;
        bench.renewal.base = Optional.of(base);
        Grant grant = bench.renewal.current(Bench.CALLER);
        assertEquals(Optional.empty(), BearerFilter.target(bench.access, grant, bench.api.base()));
    }

    /** The fixed address may have changed since the grant was stored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rest.cameramanager.com",
                "https://rest-before.cameramanager.com",
                "https://api.c001.eagleeyenetworks.com"
            })
    void sendsToTheFixedAddressWhateverTheGrantSays(URI stored) {
        bench.renewal.provider = "cameramanager";
        bench.renewal.base = Optional.of(stored);
        bench.api.answers(request -> ScriptedApi.Answer.json(200, "[]"));
        assertEquals(List.of(), bench.client(CameraManagerCamerasApi.class).list());
        bench.renewal.base = Optional.empty();
        assertEquals(List.of(), bench.client(CameraManagerCamerasApi.class).list());
        assertEquals(2, bench.api.asked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.c001.eagleeyenetworks.com", "https://api.c020.eagleeyenetworks.com"})
    void givesOneToTheGrantsOwn(URI base) {
        bench.renewal.base = Optional.of(base);
        Grant grant = bench.renewal.current(Bench.CALLER);
        assertEquals(
                Optional.of(URI.create(base + "/x?y=1")),
                BearerFilter.target(bench.access, grant, URI.create("https://any.example/x?y=1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../users/self", "a/../b", "a//b", "a/"})
    void letsNoPathParameterClimb(String id) {
        VmsException.Rejected thrown = assertThrows(VmsException.Rejected.class, () -> portal.one(id));
        assertEquals("badPath", thrown.reason());
        assertEquals(List.of(), bench.api.asked());
    }

    @Test
    void tellsADeadGrantFromAProviderInTrouble() {
        FakeContainer.offer(new ApiAccess(
                new Renewal() {
                    @Override
                    public Grant current(GrantId id) {
                        throw id.value().equals("dead")
                                ? new GrantException.NeedsLogin("dead")
                                : new GrantException.TryLater("down", Optional.empty());
                    }
                },
                Optional::empty,
                bench.access.settings(),
                Clock.systemUTC(),
                Bench.THREADS,
                Telemetry.none()));
        PortalApi client = bench.client(PortalApi.class);
        assertThrows(VmsException.Unauthorized.class, () -> GrantScope.call(new GrantId("dead"), client::note));
        assertThrows(VmsException.Unavailable.class, () -> GrantScope.call(new GrantId("late"), client::note));
    }

    @Test
    void leavesInterfacesOfOthersAlone() {
        try (Foreign foreign =
                RestClientBuilder.newBuilder().baseUri(bench.api.base()).build(Foreign.class)) {
            foreign.get();
        }
        assertEquals("", bench.api.asked().get(0).header("Authorization"));
    }

    /** Not ours. */
    public interface Foreign extends AutoCloseable {
        @jakarta.ws.rs.GET
        String get();

        @Override
        void close();
    }
}
