package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** When the extension starts and ends, and what it clears away. The classes inside are run by a launcher. */
class SimulatedProviderTest {
    private static final String PORTAL = "http://127.0.0.1:8080/portal";
    private static final SimulatedProvider SHARED = SimulatedProvider.of(PORTAL);
    private static final List<EenSimulator> SEEN = new ArrayList<>();

    static class FirstPortal {
        @RegisterExtension
        static final SimulatedProvider PROVIDER = SHARED;

        @Test
        void one() {
            SEEN.add(PROVIDER.simulator());
        }

        @Test
        void another() {
            SEEN.add(PROVIDER.simulator());
        }
    }

    static class SecondPortal {
        @RegisterExtension
        static final SimulatedProvider PROVIDER = SHARED;

        @Test
        void one() {
            SEEN.add(PROVIDER.simulator());
        }
    }

    static class OneForEach {
        @RegisterExtension
        final SimulatedProvider provider = SimulatedProvider.of(PORTAL);

        @Test
        void one() {
            SEEN.add(provider.simulator());
        }

        @Test
        void another() {
            assertTrue(SEEN.stream().noneMatch(SimulatedProviderTest::answers), "the one before is closed");
            SEEN.add(provider.simulator());
        }
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void isStartedOnceForAllClassesOfARunAndClosedAfterThem() {
        assertEquals(3, run(FirstPortal.class, SecondPortal.class));
        assertEquals(1, Set.copyOf(SEEN).size());
        assertTrue(SEEN.stream().noneMatch(SimulatedProviderTest::answers));
    }

    @Test
    void startsAtTheSamePortInALaterRun() {
        run(FirstPortal.class);
        EenSimulator first = SEEN.get(0);
        run(SecondPortal.class);
        EenSimulator second = SEEN.get(2);
        assertNotSame(first, second);
        assertEquals(first.origin(), second.origin());
    }

    @Test
    void isNotStartedTwiceWhenSettingsAreAskedForBeforeTheFirstTest() {
        SHARED.settings();
        EenSimulator early = SHARED.simulator();
        run(FirstPortal.class);
        assertEquals(Set.of(early), Set.copyOf(SEEN));
    }

    @Test
    void livesForOneTestInAFieldThatIsNotStatic() {
        assertEquals(2, run(OneForEach.class));
        assertEquals(2, Set.copyOf(SEEN).size());
        assertTrue(SEEN.stream().noneMatch(SimulatedProviderTest::answers));
    }

    @Test
    void twoStandSideBySide() {
        try (SimulatedProvider one = SimulatedProvider.of(PORTAL);
                SimulatedProvider two = SimulatedProvider.of(PORTAL)) {
            assertNotEquals(one.origin(), two.origin());
            one.faults().all(EndPoint.AUTHORIZE).html(500);
            assertThrows(AssertionError.class, () -> code(one, "state-1"));
            assertTrue(code(two, "state-2").getQuery().endsWith("&state=state-2"));
            assertEquals(1, one.posts().authorizeRequests().size());
        }
    }

    @Test
    void takesThePortThatItIsGiven() {
        SimulatedProvider free = SimulatedProvider.of(PORTAL);
        int port = free.origin().getPort();
        try (SimulatedProvider same = SimulatedProvider.of(PORTAL).at(port)) {
            assertThrows(UncheckedIOException.class, same::origin);
            free.close();
            assertEquals(port, same.origin().getPort());
        }
    }

    @Test
    void tellsItsUsersAndTakesOthers() {
        try (SimulatedProvider provider = SimulatedProvider.of(PORTAL)
                .with(known -> known.withData(known.data().withUsers(1)))) {
            assertEquals(5, provider.users().size());
            for (DemoData.User user : provider.users()) {
                URI back = provider.signIn(authorize(provider, "s"), user.email(), user.password());
                assertTrue(back.toString().startsWith(PORTAL + "?code="), back::toString);
            }
        }
    }

    @Test
    void resetLeavesTheLoginsAlone() {
        try (SimulatedProvider provider = SimulatedProvider.of("http://127.0.0.1:3333")) {
            Caller caller = new Caller(provider.simulator());
            String token = caller.tokens("ada").getString("refresh_token");
            provider.clock().advance(Duration.ofDays(1));
            provider.faults().all(EndPoint.TOKEN_ANY).unavailable();
            provider.simulator().acceptSecrets("another", null);
            provider.book().accessTokensLive(Duration.ofSeconds(1));
            assertEquals(503, caller.refresh(token).statusCode());

            provider.reset();

            assertEquals(List.of(), provider.posts().all());
            assertEquals(Set.of(token), provider.book().liveRefreshTokens());
            assertEquals(43200, Caller.json(caller.refresh(token)).getInt("expires_in"));
        }
    }

    @Test
    void noticesARefreshTokenThatIsSentTwice() {
        try (SimulatedProvider provider = SimulatedProvider.of("http://127.0.0.1:3333")) {
            Caller caller = new Caller(provider.simulator());
            String token = caller.tokens("ada").getString("refresh_token");
            caller.refresh(token);
            provider.assertNoRefreshTokenSentTwice();
            caller.refresh(token);
            AssertionError told = assertThrows(AssertionError.class, provider::assertNoRefreshTokenSentTwice);
            assertTrue(told.getMessage().contains(Secrets.sha256(token)));
            provider.reset();
            provider.assertNoRefreshTokenSentTwice();
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        SimulatedProvider provider = SimulatedProvider.of(PORTAL);
        assertSame(provider.simulator(), provider.simulator());
        provider.close();
        provider.close();
    }

    private static URI code(SimulatedProvider provider, String state) {
        return provider.signIn(authorize(provider, state), "ada@example.com", "ada-demo");
    }

    private static URI authorize(SimulatedProvider provider, String state) {
        return URI.create(provider.settings().get("een.authorization-endpoint")
                + "?response_type=code&client_id=een-jakarta-demo&scope=vms.all&state=" + state
                + "&redirect_uri=" + FormParameters.percentEncoded(PORTAL));
    }

    private static boolean answers(EenSimulator simulator) {
        try {
            return new Caller(simulator).get("/").statusCode() == 200;
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    /** @return how many tests succeeded; none may fail */
    private static long run(Class<?>... classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes).map(one -> selectClass(one)).toList())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        listener.getSummary().getFailures().forEach(failure -> {
            throw new AssertionError(failure.getTestIdentifier().getDisplayName(), failure.getException());
        });
        return listener.getSummary().getTestsSucceededCount();
    }
}
