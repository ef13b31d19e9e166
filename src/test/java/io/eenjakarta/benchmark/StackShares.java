package io.eenjakarta.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a server was busy with while it served a page behind our login, over samples of its running threads.
 *
 * <p>A sample that our frames own has one of them on top, the JDK's left out: a string that we sort is our time; a page that the
 * server writes to a socket is its own.
 */
public final class StackShares {

    private static final double MOST_OWN_PERCENT = 5;
    private static final int MOST_FRAMES = 5;
    private static final String LOGIN = "server: a notified login";
    private static final String SECURITY = "server: the rest of its security layer";
    private static final String MECHANISM = "login mechanism and all it calls, but no notification";
    private static final String OWN = "own frames on top of the stack";

    /** From a mechanism's call to where a server makes a subject, its credentials and a login of what it was notified of. */
    private static final String[] NOTIFIED = {
        ".notifyContainerAboutLogin",
        "com.ibm.ws.security.jaspi.JaspiServiceImpl.processAuthStatus",
        "org.wildfly.security.auth.jaspi.impl.JaspiAuthenticationContext.handleOne"
    };

    /** Those that contain each other: the innermost counts. */
    private static final Owners LAYERS = new Owners()
            .claim(LOGIN, NOTIFIED)
            .claim(MECHANISM, "io.eenjakarta.authentication.EagleEyeAuthenticationMechanism.")
            // All that a server does about security before the first filter and after the last.
            .claim(
                    SECURITY,
                    "com.ibm.ws.webcontainer.security.WebAppSecurityCollaboratorImpl.preInvoke",
                    "org.wildfly.elytron.web.undertow.server.SecurityContextImpl.authenticate",
                    "org.wildfly.elytron.web.undertow.server.servlet.ServletSecurityContextImpl.authenticate",
                    "org.wildfly.security.auth.jaspi.impl.WrappingServerAuthContext.secureResponse");

    /** Our classes and the server's translation of our templates. */
    private static final Owners OURS =
            new Owners().claimOnTop(OWN, "io.eenjakarta.", "com.ibm._jsp.", "com.ibm.ws.jsp.tagfile.webinf.");

    private final Profile layers;
    private final Profile own;
    private final Profile ownFrames;

    private StackShares(List<List<String>> stacks) {
        this.layers = Profile.of(stacks, LAYERS::of);
        this.own = Profile.of(stacks, OURS::of);
        this.ownFrames = Profile.of(
                stacks, stack -> OURS.of(stack).equals(OWN) ? Owners.top(stack).orElseThrow() : Owners.REST);
    }

    /** Those of a recording. */
    public static StackShares of(Path recording) throws IOException {
        return of(Recording.stacks(recording));
    }

    static StackShares of(List<List<String>> stacks) {
        return new StackShares(stacks);
    }

    /** Frames below which a server makes a login of what it was notified of, as {@link Owners#claim} has them. */
    public static String[] notified() {
        return NOTIFIED.clone();
    }

    /** Samples that our frames own, in percent of all. */
    public double ownPercent() {
        return own.percent(OWN);
    }

    /** The shares, in percent of all samples; the last three have no sample in common. */
    public List<Result> results(String of) {
        return List.of(
                Result.alone(OWN + ", " + of, "% of samples", ownPercent(), own.all()),
                share(MECHANISM, of),
                share(LOGIN, of),
                share(SECURITY, of));
    }

    private Result share(String owner, String of) {
        return Result.alone(owner + ", " + of, "% of samples", layers.percent(owner), layers.all());
    }

    /** The same as a sentence. */
    public String said() {
        return String.format(
                Locale.ROOT,
                "Of %,d samples of our page in this run, %.0f %% are what the server makes of a notified login, %.0f %% the rest"
                        + " of its security layer and %.0f %% our login mechanism with all it calls; the other %.0f %% are in what"
                        + " any page takes there. Of all, %.1f %% have a frame of ours on top.",
                layers.all(),
                layers.percent(LOGIN),
                layers.percent(SECURITY),
                layers.percent(MECHANISM),
                layers.percent(Owners.REST) + layers.percent(Owners.JDK_ALONE),
                ownPercent());
    }

    /** Frames of ours that own samples, most of them first, for people. */
    public List<String> ownFrames() {
        return ownFrames
                .owners()
                .filter(frame -> !frame.equals(Owners.REST))
                .map(frame -> String.format(Locale.ROOT, "%6.2f %%  %s", ownFrames.percent(frame), frame))
                .toList();
    }

    /**
     * Adds the target of our own frames; the foremost of them are the reason where they are too many.
     *
     * @param page what was asked for
     */
    public void judge(String page, Details details) {
        details.target(
                page + ": our own frames at most 5 % of a profile",
                ownPercent() <= MOST_OWN_PERCENT,
                String.format(Locale.ROOT, "%.1f %% of samples", ownPercent()),
                "On top most often: "
                        + ownFrames().stream()
                                .limit(MOST_FRAMES)
                                .map(String::strip)
                                .collect(Collectors.joining(", "))
                        + ". Decision 0046 has what was tried.");
    }
}
