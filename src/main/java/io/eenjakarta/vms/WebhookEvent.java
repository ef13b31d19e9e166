package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;

/**
 * An event that the platform has delivered to a webhook. Told once, on the node that took the delivery, as an asynchronous event
 * of CDI: an application observes it with {@code @ObservesAsync}. A node that dies at that moment takes it along.
 *
 * @param grant under which the webhook was opened
 * @param event what happened
 */
public record WebhookEvent(GrantId grant, Event event) {}
