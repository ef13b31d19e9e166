package io.eenjakarta.cluster;

import io.eenjakarta.simulator.TokenPost;
import io.eenjakarta.simulator.TokenPost.BasicAuth;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * A POST to the token end point, as the provider logged it, and who sent it.
 *
 * @param sent when it left, or when it was logged
 * @param at when it was logged, before the answer
 * @param hash of the refresh token that came; empty for a login
 * @param issued hash of the refresh token that was issued, perhaps in vain; empty for none
 * @param lost whether the answer was dropped by order
 * @param authenticated whether the client was known: otherwise nothing was looked at
 * @param node who sent it; empty when that is not known
 */
public record Post(
        Instant sent,
        Instant at,
        Optional<String> hash,
        Optional<String> issued,
        boolean lost,
        boolean authenticated,
        Optional<String> node) {

    boolean isLogin() {
        return hash.isEmpty();
    }

    boolean isRotation() {
        return hash.isPresent() && issued.isPresent();
    }

    /** The provider's log, with the senders that the wires saw: the n-th of a token there is the n-th here. */
    public static List<Post> of(List<TokenPost> logged, Collection<Wire.Sending> sendings) {
        Map<String, Queue<Wire.Sending>> byHash = new HashMap<>();
        sendings.forEach(sending -> byHash.computeIfAbsent(sending.hash(), hash -> new ArrayDeque<>())
                .add(sending));
        List<Post> posts = new ArrayList<>();
        for (TokenPost post : logged) {
            if (post.endPoint().equals("token")) {
                Queue<Wire.Sending> senders = byHash.get(post.refreshTokenHash());
                posts.add(of(post, Optional.ofNullable(senders).map(Queue::poll)));
            }
        }
        return posts;
    }

    private static Post of(TokenPost post, Optional<Wire.Sending> sender) {
        return new Post(
                sender.map(Wire.Sending::at).orElse(post.at()),
                post.at(),
                Optional.ofNullable(post.refreshTokenHash()),
                Optional.ofNullable(post.issuedHash()),
                post.lost(),
                post.basic() != BasicAuth.WRONG && !"invalid_client".equals(post.error()),
                sender.map(Wire.Sending::node));
    }
}
