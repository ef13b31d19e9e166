package io.eenjakarta.benchmark.jvm;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.TokenSetDoor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The tokens of a grant, sealed for the database and opened again, under a key of 256 bits. */
public class TokenSetBenchmark {

    /** Bound to the grant and its generation. */
    @Benchmark
    public Object seal(Tokens of) {
        return of.ours.seal();
    }

    /** The same tokens in a JWE with the same cipher. */
    @Benchmark
    public String sealAsJwe(Tokens of) throws JOSEException {
        String both = of.tokens.accessToken().value()
                + '\n'
                + of.tokens.refreshToken().orElseThrow().value();
        JWEObject jwe = new JWEObject(of.header, new Payload(both));
        jwe.encrypt(of.encrypter);
        return jwe.serialize();
    }

    /** With what stands beside the tokens. */
    @Benchmark
    public TokenSet open(Tokens of) {
        return of.ours.open();
    }

    /** What {@link #sealAsJwe} made. */
    @Benchmark
    public TokenSet openJwe(Tokens of) throws ParseException, JOSEException {
        JWEObject jwe = JWEObject.parse(of.jwe);
        jwe.decrypt(of.decrypter);
        String both = jwe.getPayload().toString();
        int end = both.indexOf('\n');
        return new TokenSet(
                new AccessToken(both.substring(0, end)),
                Optional.of(new RefreshToken(both.substring(end + 1))),
                of.tokens.issuedAt(),
                of.tokens.expiresAt(),
                of.tokens.apiBase());
    }

    /** Those of one grant. */
    @State(Scope.Thread)
    public static class Tokens {

        private final JWEHeader header = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
        private TokenSet tokens;
        private TokenSetDoor ours;
        private DirectEncrypter encrypter;
        private DirectDecrypter decrypter;
        private String jwe;

        /** Seals them in both ways. */
        @Setup
        public void seal() throws JOSEException, ParseException {
            var grant = SampleTokens.grant(Instant.ofEpochMilli(System.currentTimeMillis()));
            tokens = grant.tokens();
            ours = new TokenSetDoor(grant, SampleTokens.key());
            encrypter = new DirectEncrypter(SampleTokens.key());
            decrypter = new DirectDecrypter(SampleTokens.key());
            TokenSetBenchmark both = new TokenSetBenchmark();
            jwe = both.sealAsJwe(this);
            Expected.that(both.open(this).equals(tokens), "other tokens of ours");
            Expected.that(both.openJwe(this).equals(tokens), "other tokens in the JWE");
        }
    }
}
