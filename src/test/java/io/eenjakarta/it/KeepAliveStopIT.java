package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.TokenPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that is taken away in the middle of a batch of grants goes without a word, and comes back to the rest of it. */
@ExtendWith({ArquillianExtension.class, CleanProvider.class})
class KeepAliveStopIT {

    private static final String NAME = "stopped-in-a-batch";
    private static final int GRANTS = 15;
    private static final Duration QUIET = Duration.ofSeconds(2);
    /** Open Liberty's word of its own telemetry, whenever the WAR goes, is left out. */
    private static final Pattern TROUBLE = Pattern.compile(
            "^(?!.* CWMOT5003W: ).*( (WARN|ERROR|SEVERE|FATAL) " + "| [EW] [A-Z]{4,6}[0-9]{4}[EW]:|Exception)");

    @ArquillianResource
    private Deployer deployer;

    private final Unattended unattended = new Unattended();

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(WebArchive.class, NAME + ".war").merge(KeepAliveIT.restless());
    }

    @Test
    void stopsBetweenTwoGrantsAndGoesOnThereWhenItIsBack() {
        deployer.deploy(NAME);
        List<String> grants = Stream.generate(unattended::connect).limit(GRANTS).toList();
        String now = Long.toString(Instant.now().toEpochMilli());
        grants.forEach(grant -> unattended.ask("/host-resting/due", Map.of("grant", grant, "at", now)));
        ServerLog log = new ServerLog();
        try {
            assertTrue(Await.until(() -> refreshes().size() > 2));
        } finally {
            deployer.undeploy(NAME);
        }
        int sent = refreshes().size();
        assertTrue(sent < GRANTS, "it was done before it was taken away");
        assertFalse(Await.within(QUIET, () -> refreshes().size() > sent), "one more after it was gone");
        List<String> told = log.lines().stream().filter(TROUBLE.asPredicate()).toList();
        goesOn(grants);
        assertEquals(List.of(), told);
    }

    private void goesOn(List<String> grants) {
        deployer.deploy(NAME);
        try {
            assertTrue(Await.until(() -> refreshes().size() >= GRANTS));
            assertTrue(Await.until(() -> grants.stream()
                    .allMatch(grant ->
                            unattended.of("/host-offline/generation", grant).equals("OFFLINE ACTIVE 2"))));
            assertTrue(refreshes().stream().allMatch(post -> post.status() == 200));
            assertEquals(Set.of(), Provider.simulator().posts().refreshTokensSentTwice());
            unattended.endAll();
        } finally {
            deployer.undeploy(NAME);
        }
    }

    private static List<TokenPost> refreshes() {
        return Provider.simulator().posts().tokenPosts("refresh_token");
    }
}
