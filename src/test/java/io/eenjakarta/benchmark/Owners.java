package io.eenjakarta.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose a sample of a running thread is: that of whoever lays claim to the first frame, from the top down, that anybody lays claim
 * to. So what a library does belongs to the one who asked for it, unless the library is claimed itself.
 *
 * <p>A frame is written {@code package.Class.method}; a sample is its frames, the topmost first. Frames of the JDK cannot be
 * claimed: a string that somebody sorts is their time. Not to be changed while it is used.
 */
public final class Owners {

    /** Of frames that nobody lays claim to. */
    public static final String REST = "the rest of the server";

    /** Of samples without any frame outside of it. */
    public static final String JDK_ALONE = "the JDK alone";

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private final List<Claim> claims = new ArrayList<>();

    private record Claim(String owner, boolean onTopOnly, List<String> frames) {

        boolean holds(String frame, boolean onTop) {
            return (onTop || !onTopOnly)
                    && frames.stream()
                            .anyMatch(claimed ->
                                    claimed.startsWith(".") ? frame.endsWith(claimed) : frame.startsWith(claimed));
        }
    }

    /**
     * Claims frames wherever they are.
     *
     * @param frames their beginnings; or, with a dot in front, their ends
     */
    public Owners claim(String owner, String... frames) {
        claims.add(new Claim(owner, false, List.of(frames)));
        return this;
    }

    /** Claims frames where they are the topmost outside the JDK; of a frame that others claim as well, the first has it. */
    public Owners claimOnTop(String owner, String... frames) {
        claims.add(new Claim(owner, true, List.of(frames)));
        return this;
    }

    /** Whose it is: {@link #REST} and {@link #JDK_ALONE} for want of a claim. */
    public String of(List<String> stack) {
        boolean onTop = true;
        for (String frame : stack) {
            if (!isOfTheJdk(frame)) {
                for (Claim claim : claims) {
                    if (claim.holds(frame, onTop)) {
                        return claim.owner;
                    }
                }
                onTop = false;
            }
        }
        return onTop ? JDK_ALONE : REST;
    }

    /** The topmost frame outside the JDK. */
    static Optional<String> top(List<String> stack) {
        return stack.stream().filter(frame -> !isOfTheJdk(frame)).findFirst();
    }

    private static boolean isOfTheJdk(String frame) {
        return JDK.stream().anyMatch(frame::startsWith);
    }
}
