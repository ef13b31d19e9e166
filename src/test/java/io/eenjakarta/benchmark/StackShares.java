package io.eenjakarta.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose code a server was busy with, counted over samples of its running threads. Not thread-safe.
 *
 * <p>A frame is written {@code package.Class.method}. The owner of a sample is its topmost frame outside the JDK: a
 * string that we sort is our time; a page that the server writes to a socket is its own.
 */
public final class StackShares {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    /** Our classes and the server's translation of our templates. */
    private static final List<String> OURS =
            List.of("io.eenjakarta.", "com.ibm._jsp.", "com.ibm.ws.jsp.tagfile.webinf.");

    private static final String MECHANISM = "io.eenjakarta.authentication.EagleEyeAuthenticationMechanism.";
    private static final String NOTIFICATION = ".notifyContainerAboutLogin";
    /** Where a server makes a subject, its credentials and a login of what it was notified of. */
    private static final List<String> LOGIN = List.of(
            "com.ibm.ws.security.jaspi.JaspiServiceImpl.processAuthStatus",
            "org.wildfly.security.auth.jaspi.impl.JaspiAuthenticationContext.handleOne");
    /** All that a server does about security before the first filter and after the last, our mechanism included. */
    private static final List<String> SECURITY = List.of(
            "com.ibm.ws.webcontainer.security.WebAppSecurityCollaboratorImpl.preInvoke",
            "org.wildfly.elytron.web.undertow.server.SecurityContextImpl.authenticate",
            "org.wildfly.elytron.web.undertow.server.servlet.ServletSecurityContextImpl.authenticate",
            "org.wildfly.security.auth.jaspi.impl.WrappingServerAuthContext.secureResponse");

    private final Map<String, Integer> ownFrames = new HashMap<>();
    private long samples;
    private long own;
    private long mechanism;
    private long login;
    private long security;

    /** Those of the running threads in a recording. */
    public static StackShares of(Path recording) throws IOException {
        StackShares shares = new StackShares();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    shares.add(event.getStackTrace().getFrames().stream()
                            .map(StackShares::written)
                            .toList());
                }
            }
        }
        return shares;
    }

    /** Counts a sample; its topmost frame first. */
    void add(List<String> stack) {
        samples++;
        Optional<String> owner =
                stack.stream().filter(frame -> !startsWithAny(frame, JDK)).findFirst();
        if (owner.isPresent() && startsWithAny(owner.get(), OURS)) {
            own++;
            ownFrames.merge(owner.get(), 1, Integer::sum);
        }
        boolean notification = stack.stream().anyMatch(frame -> frame.endsWith(NOTIFICATION));
        if (notification || stack.stream().anyMatch(LOGIN::contains)) {
            login++;
        } else if (stack.stream().anyMatch(frame -> frame.startsWith(MECHANISM))) {
            mechanism++;
        } else if (stack.stream().anyMatch(SECURITY::contains)) {
            security++;
        }
    }

    /** Samples that our frames own, in percent of all. */
    public double ownPercent() {
        return percent(own);
    }

    /** The shares, in percent of all samples; the last three have no sample in common. */
    public List<Result> results(String of) {
        return List.of(
                share("own frames on top of the stack", of, own),
                share("login mechanism and all it calls, but no notification", of, mechanism),
                share("server: a notified login", of, login),
                share("server: the rest of its security layer", of, security));
    }

    /** Frames of ours that own samples, most of them first, for people. */
    public List<String> ownFrames() {
        return ownFrames.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(frame -> String.format(Locale.ROOT, "%6.2f %%  %s", percent(frame.getValue()), frame.getKey()))
                .toList();
    }

    private Result share(String what, String of, long count) {
        return Result.alone(what + ", " + of, "% of samples", percent(count), samples);
    }

    private double percent(long count) {
        return samples == 0 ? Double.NaN : 100.0 * count / samples;
    }

    private static boolean startsWithAny(String frame, List<String> prefixes) {
        return prefixes.stream().anyMatch(frame::startsWith);
    }

    private static String written(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + '.' + frame.getMethod().getName();
    }
}
