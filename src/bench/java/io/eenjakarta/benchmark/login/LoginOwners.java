package io.eenjakarta.benchmark.login;

import io.eenjakarta.benchmark.Owners;
import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.benchmark.StackShares;
import java.io.IOException;
import java.nio.file.Path;

/** Whose code the server is busy with while people sign in. */
final class LoginOwners {

    private static final Owners OWNERS = new Owners()
            .claim("the vault's commits", "org.h2.engine.SessionLocal.commit")
            .claim(
                    "the vault's statements and all else of it",
                    "io.eenjakarta.vault.",
                    "org.h2.jdbc.",
                    "org.h2.command.",
                    "org.h2.mvstore.MVStore$BackgroundWriterThread.",
                    "com.ibm.ws.rsadapter.",
                    "com.ibm.ejs.j2c.",
                    "com.ibm.ws.jdbc.")
            .claim(
                    "the making of a client for a call",
                    "org.jboss.resteasy.microprofile.client.RestClientBuilderImpl.build",
                    "org.jboss.resteasy.microprofile.client.ot.LibertyRestClientBuilderImpl.build")
            .claim("the token request", "io.eenjakarta.token.")
            .claim("the API call of whose the token is", "io.eenjakarta.vms.")
            .claim("the container's notification", StackShares.notified())
            .claim("sessions", "com.ibm.ws.session.", "com.ibm.ws.webcontainer.session.")
            .claim(
                    "the page that is asked for",
                    "io.eenjakarta.portal.SessionState.",
                    "com.ibm._jsp.",
                    "com.ibm.ws.jsp.",
                    "org.apache.jasper.")
            .claimOnTop("our other frames on top", "io.eenjakarta.");

    private LoginOwners() {}

    /** What a recording of logins says. */
    static Profile profile(Path recording) throws IOException {
        return Profile.of(Recording.stacks(recording), OWNERS::of);
    }
}
