package io.eenjakarta.cluster;

import io.eenjakarta.vault.GrantStatus;
import java.util.Optional;

/**
 * A grant as the vault has it, or had it when it ended.
 *
 * @param grant its id
 * @param user whose it is; empty when not known yet
 * @param refreshHash of its refresh token; empty when it does not open
 * @param ended whether it is gone
 */
public record VaultRow(
        String grant,
        String user,
        int generation,
        GrantStatus status,
        String reason,
        Optional<String> refreshHash,
        boolean ended) {}
