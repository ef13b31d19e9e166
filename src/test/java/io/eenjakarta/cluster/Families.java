package io.eenjakarta.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which refresh token followed which. */
final class Families {

    private final Map<String, Post> bySent = new HashMap<>();
    private final Map<String, Post> byIssued = new HashMap<>();

    Families(List<Post> posts) {
        for (Post post : posts) {
            post.issued().ifPresent(issued -> {
                byIssued.put(issued, post);
                post.hash().ifPresent(hash -> bySent.put(hash, post));
            });
        }
    }

    boolean knows(String hash) {
        return byIssued.containsKey(hash) || bySent.containsKey(hash);
    }

    /** The POST in which this token was exchanged. */
    Optional<Post> exchange(String hash) {
        return Optional.ofNullable(bySent.get(hash));
    }

    /** How many tokens the provider issued after this one. */
    int successors(String hash) {
        int count = 0;
        for (Post next = bySent.get(hash);
                next != null;
                next = bySent.get(next.issued().orElseThrow())) {
            count++;
        }
        return count;
    }

    /** The first token of the family. */
    String root(String hash) {
        String first = hash;
        for (Post post = byIssued.get(first); post != null && !post.isLogin(); post = byIssued.get(first)) {
            first = post.hash().orElseThrow();
        }
        return first;
    }

    /** How many tokens of the family were issued up to this one; empty when its login is not in the log. */
    Optional<Integer> generation(String hash) {
        int count = 1;
        Post post = byIssued.get(hash);
        while (post != null && !post.isLogin()) {
            post = byIssued.get(post.hash().orElseThrow());
            count++;
        }
        return post == null ? Optional.empty() : Optional.of(count);
    }
}
