package io.eenjakarta.vault;

import io.eenjakarta.provider.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * An address of ours to which the platform delivers events, and the subscription behind it.
 *
 * @param id the secret part of the address
 * @param grant under which it was subscribed
 * @param wanted which events; the vault does not care how that is written
 * @param subscription absent until the platform has made it
 * @param opening whether one is being made now, so that the platform may ask for a proof of the address
 * @param since when it was begun
 */
public record Webhook(
        HookId id, GrantId grant, String wanted, Optional<Subscription> subscription, boolean opening, Instant since) {

    /**
     * What the platform made.
     *
     * @param id by which it knows the subscription
     * @param secret that its deliveries are signed with, in Base64
     */
    public record Subscription(String id, Secret secret) {}
}
