package io.eenjakarta.benchmark.jvm;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.eenjakarta.callback.Attempt;
import io.eenjakarta.callback.AttemptDoor;
import io.eenjakarta.vault.KeyRing;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The attempt in a cookie that a browser brings back: opened under a key of 256 bits, and read. */
public class AttemptCookieBenchmark {

    /** Bound to the cookie's name. */
    @Benchmark
    public Attempt ours(Cookie cookie) {
        return AttemptDoor.opened(cookie.keys, cookie.sealed, cookie.name).orElseThrow();
    }

    /** The same content in a JWE with the same cipher. */
    @Benchmark
    public Attempt nimbus(Cookie cookie) throws ParseException, JOSEException {
        JWEObject jwe = JWEObject.parse(cookie.jwe);
        jwe.decrypt(cookie.decrypter);
        return AttemptDoor.of(jwe.getPayload().toBytes());
    }

    /** One of them, sealed in both ways. */
    @State(Scope.Thread)
    public static class Cookie {

        private KeyRing keys;
        private String name;
        private String sealed;
        private String jwe;
        private DirectDecrypter decrypter;

        /** Seals it. */
        @Setup
        public void seal() throws JOSEException, ParseException {
            byte[] key = SampleTokens.key();
            keys = new KeyRing(Map.of("k1", key));
            Attempt attempt = AttemptDoor.start(PortalSettings.provider(), Instant.now());
            name = AttemptDoor.cookie(attempt);
            sealed = AttemptDoor.sealed(keys, attempt, name);
            JWEObject object = new JWEObject(
                    new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(AttemptDoor.bytes(attempt)));
            object.encrypt(new DirectEncrypter(key));
            jwe = object.serialize();
            decrypter = new DirectDecrypter(key);
            AttemptCookieBenchmark both = new AttemptCookieBenchmark();
            Expected.that(both.ours(this).state().equals(attempt.state()), "another attempt of ours");
            Expected.that(both.nimbus(this).state().equals(attempt.state()), "another attempt in the JWE");
        }
    }
}
