package io.eenjakarta.benchmark.jvm;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.ReplyDoor;
import io.eenjakarta.token.TokenOutcome;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The reply to a refresh, from its text to its tokens. */
public class TokenReplyBenchmark {

    /** With the API's host held against the list of those that may get a token. */
    @Benchmark
    public TokenOutcome ours(Reply reply) {
        return ReplyDoor.outcome(reply.body, reply.started, reply.previous, reply.provider);
    }

    /** The API's host is handed over as it came. */
    @Benchmark
    public AccessTokenResponse nimbus(Reply reply) throws ParseException {
        HTTPResponse response = new HTTPResponse(HTTPResponse.SC_OK);
        response.setContentType("application/json");
        response.setBody(reply.body);
        return TokenResponse.parse(response).toSuccessResponse();
    }

    /** One of them. */
    @State(Scope.Thread)
    public static class Reply {

        private final String body = EagleEyeReply.JSON;
        private final Instant started = Instant.now();
        private final RefreshToken previous = new RefreshToken("the one before");
        private final Provider provider = PortalSettings.provider();

        /** Looks whether both find what is in it. */
        @Setup
        public void check() throws ParseException {
            TokenReplyBenchmark both = new TokenReplyBenchmark();
            TokenOutcome.Granted granted = (TokenOutcome.Granted) both.ours(this);
            Expected.that(granted.tokens().accessToken().value().equals(EagleEyeReply.ACCESS), "another token of ours");
            Expected.that(granted.tokens().apiBase().isPresent(), "no address of the API");
            AccessTokenResponse theirs = both.nimbus(this);
            Expected.that(
                    theirs.getTokens().getRefreshToken().getValue().equals(EagleEyeReply.REFRESH),
                    "another token of Nimbus");
            Expected.that(theirs.getCustomParameters().containsKey("httpsBaseUrl"), "no address of the API of Nimbus");
        }
    }
}
