package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.simulator.PostLog;
import io.eenjakarta.simulator.TokenPost;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What {@link CleanProvider} is for one provider, for CameraManager beside it. After each test: nothing that one of them
 * issued ever came to the other.
 */
final class CleanCameraManager implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    private static volatile boolean warm;

    /** The first login in a server's life loads half of it, which outlasts the tests' deadlines on a busy machine. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (!warm) {
            warm = Stream.of(Person.MIA, Person.ADA)
                    .allMatch(person -> Await.until(
                            () -> person.callback(new Browser(), "/account").statusCode() == 302));
        }
        // What a test that failed has left behind would be there in other portals of the same database, too.
        Browser ada = new Browser();
        Person.ADA.signIn(ada, "/account");
        Person.disconnectAll(ada);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        CameraManager.simulator().reset();
        CameraManager.simulator().book().killGrants();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Set<String> here = CameraManager.simulator().book().everyIssuedSecret();
        Set<String> there = Provider.simulator().book().everyIssuedSecret();
        assertEquals(List.of(), strays(Provider.simulator().posts(), here), "of CameraManager, sent to the other");
        assertEquals(
                List.of(), strays(CameraManager.simulator().posts(), there), "of the other, sent to CameraManager");
    }

    /** Hashes of secrets that a provider was sent although it did not issue them. */
    private static List<String> strays(PostLog posts, Set<String> foreign) {
        Set<String> hashes = foreign.stream().map(CleanCameraManager::sha256).collect(Collectors.toSet());
        Stream<String> bearers = posts.apiCalls().stream().map(PostLog.ApiCall::bearerHash);
        return Stream.concat(bearers, posts.all().stream().flatMap(CleanCameraManager::sent))
                .filter(hashes::contains)
                .toList();
    }

    private static Stream<String> sent(TokenPost post) {
        return Stream.of(post.refreshTokenHash(), post.codeHash(), post.verifierHash(), post.tokenHash());
    }

    static String sha256(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
