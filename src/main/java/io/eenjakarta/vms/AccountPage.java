package io.eenjakarta.vms;

import java.util.List;

/**
 * A page of accounts.
 *
 * @param totalSize of all accounts, whatever was asked for; null where the API does not tell
 */
public record AccountPage(List<Account> results, String nextPageToken, Integer totalSize) implements Page<Account> {}
