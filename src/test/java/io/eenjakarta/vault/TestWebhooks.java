package io.eenjakarta.vault;

import java.time.Clock;

/** Webhooks in memory, for tests elsewhere. */
public final class TestWebhooks {

    private TestWebhooks() {}

    public static WebhookStore inMemory(Clock clock) {
        return new MemoryWebhooks(clock);
    }
}
