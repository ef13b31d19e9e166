package io.eenjakarta.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * All that is known after a run.
 *
 * @param posts in the order of the provider's log
 * @param revoked hashes of refresh tokens that were given back
 * @param troubles what was ordered
 * @param rows of the vault, those that ended included
 * @param lease how long a node may be busy with an answer
 */
public record Evidence(
        List<Post> posts, Set<String> revoked, List<Trouble> troubles, List<VaultRow> rows, Duration lease) {}
