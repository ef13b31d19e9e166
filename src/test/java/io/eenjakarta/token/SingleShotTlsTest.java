package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.CLIENT;
import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.telemetry.Telemetry;
import jakarta.ws.rs.core.Form;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over TLS, with a server whose certificate only our own trust store knows. */
@Requirement("C14")
class SingleShotTlsTest {

    private static final Duration AMPLE = Duration.ofSeconds(10);
    /** Long enough for a handshake on a busy machine: what is tested begins behind it. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);

    @BeforeAll
    static void makeCertificates() throws Exception {
        makeKeys("server");
        makeKeys("other");
        trust("trusted.p12", "server");
        trust("others.p12", "other");
    }

    /** Keys and a self-signed certificate for 127.0.0.1. */
    private static void makeKeys(String name) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                name,
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                folder.resolve(name + ".p12").toString());
        assertEquals(
                0,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor());
    }

    private static void trust(String file, String name) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry(name, keys(name).getCertificate(name));
        try (var out = Files.newOutputStream(folder.resolve(file))) {
            trusted.store(out, PASSWORD);
        }
    }

    @AfterEach
    void noWorkerStaysBusy() throws InterruptedException {
        executor.shutdown();
        assertTrue(executor.awaitTermination(5, TimeUnit.SECONDS), "a worker is still busy");
    }

    private static KeyStore keys(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(new File(folder.toFile(), name + ".p12"), PASSWORD);
    }

    private static RawServer start(String protocol, RawServer.Behaviour behaviour) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(keys("server"), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        socket.setEnabledProtocols(new String[] {protocol});
        return new RawServer(socket, behaviour);
    }

    private PostResult post(RawServer server, Duration limit, boolean trusting) {
        return post("127.0.0.1", server, limit, Optional.of("trusted.p12").filter(file -> trusting));
    }

    private PostResult post(String host, RawServer server, Duration limit, Optional<String> authorities) {
        URI uri = URI.create("https://" + host + ':' + server.port() + "/oauth2/token");
        Optional<Path> trustStore = authorities.map(folder::resolve);
        SingleShot shot =
                new SingleShot(settings(uri, AMPLE, trustStore).http(), false, CLOCK, executor, Telemetry.none());
        return assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> shot.post(uri, CLIENT, new Form("token", "x"), limit));
    }

    @Test
    void trustsWhatTheTrustStoreHolds() throws Exception {
        try (RawServer server = start("TLSv1.3", c -> c.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertEquals(new PostResult.Reply(200, Optional.of("{}"), Optional.empty()), post(server, AMPLE, true));
        }
    }

    @Test
    @Requirement("C14")
    void sendsNothingToACertificateThatNobodyKnows() throws Exception {
        try (RawServer server = start("TLSv1.3", c -> c.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertFalse(assertInstanceOf(PostResult.Lost.class, post(server, AMPLE, false))
                    .sent());
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    @Requirement("C14")
    void sendsNothingToACertificateOfAnotherHost() throws Exception {
        try (RawServer server = start("TLSv1.3", c -> c.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertFalse(assertInstanceOf(
                            PostResult.Lost.class, post("localhost", server, AMPLE, Optional.of("trusted.p12")))
                    .sent());
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    @Requirement("C14")
    void sendsNothingToASelfSignedCertificateThatTheTrustStoreDoesNotHold() throws Exception {
        try (RawServer server = start("TLSv1.3", c -> c.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertFalse(
                    assertInstanceOf(PostResult.Lost.class, post("127.0.0.1", server, AMPLE, Optional.of("others.p12")))
                            .sent());
            assertEquals(List.of(), server.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void isOverAtTheDeadlineWhenTheBodyDrips(String protocol) throws Exception {
        try (RawServer server = start(protocol, c -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            c.repeat(" ", 20);
        })) {
            assertTrue(assertInstanceOf(PostResult.Lost.class, post(server, SHORT, true))
                    .sent());
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @Requirement("C15")
    void isOverAtTheDeadlineWhenTheServerIsSilent(String protocol) throws Exception {
        try (RawServer server = start(protocol, c -> {
            try {
                c.awaitEnd();
            } finally {
                c.over().countDown();
            }
        })) {
            assertTrue(assertInstanceOf(PostResult.Lost.class, post(server, SHORT, true))
                    .sent());
            assertTrue(server.sawTheConnectionEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void readsNoMoreThanTheLimitOfAnEndlessBody(String protocol) throws Exception {
        try (RawServer server = start(protocol, c -> {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            c.repeat("400\r\n" + "x".repeat(1024) + "\r\n", 0);
        })) {
            assertEquals(new PostResult.Reply(200, Optional.empty(), Optional.empty()), post(server, AMPLE, true));
            assertTrue(server.sawTheConnectionEnd());
        }
    }
}
