package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider knows of one grant: the newest pair of tokens is good, and what becomes of those before depends on its
 * kind. Written from what EEN and RFC 6749 and 9700 say, not from our code.
 */
final class ModelProvider {

    static final long LIFE = Duration.ofMinutes(30).toMillis();
    private static final long GRACE = Duration.ofMinutes(2).toMillis();

    /** What a refresh token that was used is good for. */
    enum Kind {
        /** For nothing. */
        STRICT,
        /** For the end of the whole grant, as RFC 9700 wants it. */
        KILLS_FAMILY,
        /** For the same pair once more, for a while. */
        GRACE_SAME,
        /** For another pair, for a while; the one before is dead. */
        GRACE_NEW,
        /** For the next one too: tokens do not rotate. */
        PERMANENT
    }

    /**
     * Tokens that belong together.
     *
     * @param ends when the access token does
     */
    record Pair(String refresh, String access, long ends) {}

    Kind kind;
    /** Why nothing is granted any more; null while the grant lives. */
    String ended;
    /** Whether it ended because a token came that was used. */
    boolean endedByReuse;

    private final Map<String, HistoryNode> receivers = new HashMap<>();
    private final Set<String> issued = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();
    private Pair newest;
    private String used;
    private long usedAt;
    private int serial;

    ModelProvider(Kind kind) {
        this.kind = kind;
    }

    /** A login, with an access token that lives so long. */
    Pair login(long now, long life) {
        return issue("r" + ++serial, now, life);
    }

    /** The answer to a refresh; absent: {@code invalid_grant}. */
    Optional<Pair> refresh(String token, long now) {
        if (ended != null || !issued.contains(token)) {
            return Optional.empty();
        }
        if (token.equals(newest.refresh)) {
            if (kind == Kind.PERMANENT) {
                return Optional.of(newest.ends > now ? newest : issue(token, now, LIFE));
            }
            used = token;
            usedAt = now;
            return Optional.of(issue("r" + ++serial, now, LIFE));
        }
        if (token.equals(used) && now - usedAt <= GRACE && kind == Kind.GRACE_SAME) {
            return Optional.of(newest);
        }
        if (token.equals(used) && now - usedAt <= GRACE && kind == Kind.GRACE_NEW) {
            replaced.add(newest.refresh);
            return Optional.of(issue("r" + ++serial, now, LIFE));
        }
        if (kind == Kind.KILLS_FAMILY) {
            ended = "a used token came again";
            endedByReuse = true;
        }
        return Optional.empty();
    }

    /** Whether the API takes this access token. */
    boolean takes(String access, long now) {
        return ended == null && access.equals(newest.access) && now < newest.ends;
    }

    /** Revocation (RFC 7009): of a living refresh token, with all that came of it. */
    void revoke(String token) {
        if (token.equals(newest.refresh)) {
            ended = "given back";
        }
    }

    boolean isNewest(String token) {
        return token.equals(newest.refresh);
    }

    /** Whether the pair of this refresh token died because the token before it came again. */
    boolean isReplaced(String token) {
        return replaced.contains(token);
    }

    /** Notes which server has got a pair. */
    void received(Pair pair, HistoryNode by) {
        receivers.put(pair.refresh + pair.access, by);
    }

    /** Whether a server that lives has got the newest pair. */
    boolean isNewestKept() {
        HistoryNode by = receivers.get(newest.refresh + newest.access);
        return by != null && by.alive;
    }

    private Pair issue(String refresh, long now, long life) {
        issued.add(refresh);
        newest = new Pair(refresh, "a" + ++serial, now + life);
        return newest;
    }
}
