package io.eenjakarta.simulator;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What was asked of the simulator, for assertions. Thread-safe. A request is entered before its answer is sent: who has
 * the answer finds the entry. Holds no secret, only hashes.
 */
public final class PostLog {
    /** @param bearerHash SHA-256 of the access token, null without one */
    public record ApiCall(String method, String pathAndQuery, int status, String bearerHash) {}

    private final List<TokenPost> posts = new CopyOnWriteArrayList<>();
    private final List<String> authorizeRequests = new CopyOnWriteArrayList<>();
    private final List<ApiCall> apiCalls = new CopyOnWriteArrayList<>();

    /** Every POST to the token and revoke end points, in the order of the answers. */
    public List<TokenPost> all() {
        return List.copyOf(posts);
    }

    /** The POSTs to the token end point with this grant type. */
    public List<TokenPost> tokenPosts(String grantType) {
        return posts.stream()
                .filter(post -> post.endPoint().equals("token") && grantType.equals(post.grantType()))
                .toList();
    }

    public List<TokenPost> revokePosts() {
        return posts.stream().filter(post -> post.endPoint().equals("revoke")).toList();
    }

    /** Raw query string of each GET of the authorize end point, as received; "" without one. */
    public List<String> authorizeRequests() {
        return List.copyOf(authorizeRequests);
    }

    public List<ApiCall> apiCalls() {
        return List.copyOf(apiCalls);
    }

    /**
     * Hashes of the refresh tokens that came more than once for a refresh. A POST refused with {@code invalid_client}
     * authenticated nobody and does not count.
     */
    public Set<String> refreshTokensSentTwice() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (TokenPost post : tokenPosts("refresh_token")) {
            boolean counts = post.refreshTokenHash() != null && !"invalid_client".equals(post.error());
            if (counts && !seen.add(post.refreshTokenHash())) {
                twice.add(post.refreshTokenHash());
            }
        }
        return twice;
    }

    /** Forgets what was recorded so far. */
    public void clear() {
        posts.clear();
        authorizeRequests.clear();
        apiCalls.clear();
    }

    void add(TokenPost post) {
        posts.add(post);
    }

    void addAuthorize(String rawQuery) {
        authorizeRequests.add(rawQuery == null ? "" : rawQuery);
    }

    void add(ApiCall call) {
        apiCalls.add(call);
    }
}
