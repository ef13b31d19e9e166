package io.eenjakarta.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was asked of the simulator, for assertions. Thread-safe. A request is entered before its answer is sent: who has
 * the answer finds the entry. Holds no secret, only hashes.
 */
public final class PostLog {
    /** @param bearerHash SHA-256 of the access token, null without one */
    public record ApiCall(String method, String pathAndQuery, int status, String bearerHash) {}

    private final List<TokenPost> posts = new ArrayList<>();
    private final List<String> authorizeRequests = new ArrayList<>();
    private final Deque<ApiCall> apiCalls = new ArrayDeque<>();
    private int mostApiCalls = Integer.MAX_VALUE;

    /** Every POST to the token and revoke end points, and every logout, in the order of the answers. */
    public synchronized List<TokenPost> all() {
        return List.copyOf(posts);
    }

    /** The POSTs to the token end point with this grant type. */
    public List<TokenPost> tokenPosts(String grantType) {
        return all().stream()
                .filter(post -> post.endPoint().equals("token") && grantType.equals(post.grantType()))
                .toList();
    }

    public List<TokenPost> revokePosts() {
        return all().stream().filter(post -> post.endPoint().equals("revoke")).toList();
    }

    /** The calls by which CameraManager logs out. */
    public List<TokenPost> logouts() {
        return all().stream().filter(post -> post.endPoint().equals("logout")).toList();
    }

    /** How many refresh POSTs came, whatever came of them, by the hash of their refresh token. */
    public Map<String, Integer> refreshPosts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (TokenPost post : tokenPosts("refresh_token")) {
            if (post.refreshTokenHash() != null) {
                counts.merge(post.refreshTokenHash(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Whether anything of PKCE came with an authorize or a token request. */
    public boolean anyPkce() {
        return authorizeRequests().stream().anyMatch(query -> FormParameters.parse(query).names().stream()
                        .anyMatch(name -> name.startsWith("code_challenge")))
                || all().stream().anyMatch(post -> post.verifierHash() != null);
    }

    /** Raw query string of each request to the authorize end point, as received, or a POST's form; "" without one. */
    public synchronized List<String> authorizeRequests() {
        return List.copyOf(authorizeRequests);
    }

    public synchronized List<ApiCall> apiCalls() {
        return List.copyOf(apiCalls);
    }

    /** Only so many API calls are kept from now on, the latest ones. Default: all. */
    public synchronized void keepApiCalls(int most) {
        mostApiCalls = most;
        forgetOldCalls();
    }

    /**
     * Hashes of the refresh tokens that came more than once for a refresh. A POST with a wrong client secret, or refused
     * with {@code invalid_client}, authenticated nobody and does not count.
     */
    public Set<String> refreshTokensSentTwice() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (TokenPost post : tokenPosts("refresh_token")) {
            boolean counts = post.refreshTokenHash() != null
                    && post.basic() != TokenPost.BasicAuth.WRONG
                    && !"invalid_client".equals(post.error());
            if (counts && !seen.add(post.refreshTokenHash())) {
                twice.add(post.refreshTokenHash());
            }
        }
        return twice;
    }

    /** Forgets what was recorded so far. */
    public synchronized void clear() {
        posts.clear();
        authorizeRequests.clear();
        apiCalls.clear();
    }

    synchronized void add(TokenPost post) {
        posts.add(post);
    }

    synchronized void addAuthorize(String rawQuery) {
        authorizeRequests.add(rawQuery == null ? "" : rawQuery);
    }

    synchronized void add(ApiCall call) {
        apiCalls.add(call);
        forgetOldCalls();
    }

    private void forgetOldCalls() {
        while (apiCalls.size() > mostApiCalls) {
            apiCalls.removeFirst();
        }
    }
}
