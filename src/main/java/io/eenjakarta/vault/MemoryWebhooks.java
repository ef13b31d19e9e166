package io.eenjakarta.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Webhooks in memory. They end with the application, as the grants do. */
final class MemoryWebhooks implements WebhookStore {

    private static final Comparator<Row> BY_AGE =
            Comparator.comparing(Row::since).thenComparing(row -> row.id().value());

    private final Clock clock;
    private final Map<HookId, Row> rows = new ConcurrentHashMap<>();
    private final Map<Delivered, Instant> delivered = new ConcurrentHashMap<>();

    private record Delivered(HookId id, String event) {}

    private record Row(
            HookId id,
            GrantId grant,
            String wanted,
            Optional<Webhook.Subscription> subscription,
            Instant openingUntil,
            Instant since,
            Instant lookedAt) {

        Row with(Optional<Webhook.Subscription> made, Instant until) {
            return new Row(id, grant, wanted, made, until, since, lookedAt);
        }

        Row lookedAt(Instant now) {
            return new Row(id, grant, wanted, subscription, openingUntil, since, now);
        }

        Webhook shown(Instant now) {
            return new Webhook(id, grant, wanted, subscription, openingUntil.isAfter(now), since);
        }
    }

    MemoryWebhooks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void begin(HookId id, GrantId grant, String wanted, Duration opening) {
        Instant now = clock.instant();
        rows.put(id, new Row(id, grant, wanted, Optional.empty(), now.plus(opening), now, now));
    }

    @Override
    public boolean reopen(HookId id, Duration opening) {
        return rows.computeIfPresent(
                        id,
                        (same, row) ->
                                row.with(row.subscription(), clock.instant().plus(opening)))
                != null;
    }

    @Override
    public boolean opened(HookId id, Webhook.Subscription made) {
        return rows.computeIfPresent(id, (same, row) -> row.with(Optional.of(made), Instant.EPOCH)) != null;
    }

    @Override
    public Optional<Webhook> find(HookId id) {
        return Optional.ofNullable(rows.get(id)).map(row -> row.shown(clock.instant()));
    }

    @Override
    public List<Webhook> of(GrantId grant) {
        return rows.values().stream()
                .filter(row -> row.grant().equals(grant))
                .sorted(BY_AGE)
                .map(row -> row.shown(clock.instant()))
                .toList();
    }

    @Override
    public List<Webhook> due(Duration interval, int most) {
        Instant now = clock.instant();
        List<Webhook> due = new ArrayList<>();
        for (Row row : rows.values()) {
            boolean late = !row.lookedAt().isAfter(now.minus(interval));
            if (due.size() < most && late && rows.replace(row.id(), row, row.lookedAt(now))) {
                due.add(row.shown(now));
            }
        }
        return due;
    }

    @Override
    public boolean remove(HookId id) {
        boolean there = rows.remove(id) != null;
        delivered.keySet().removeIf(one -> one.id().equals(id));
        return there;
    }

    @Override
    public void removeAll(GrantId grant) {
        of(grant).forEach(hook -> remove(hook.id()));
    }

    @Override
    public boolean remember(HookId id, String event, Duration keep) {
        Instant now = clock.instant();
        Instant until = now.plus(keep);
        // The older one stays while it counts; an equal end would hide who was first.
        boolean[] first = new boolean[1];
        delivered.compute(new Delivered(id, HookId.hash(event)), (same, known) -> {
            first[0] = known == null || !known.isAfter(now);
            return first[0] ? until : known;
        });
        return first[0];
    }

    @Override
    public void forget(HookId id, String event) {
        delivered.remove(new Delivered(id, HookId.hash(event)));
    }

    @Override
    public int clear(int most) {
        Instant now = clock.instant();
        int before = delivered.size() + rows.size();
        delivered.values().removeIf(until -> !until.isAfter(now));
        rows.values()
                .removeIf(row ->
                        row.subscription().isEmpty() && !row.openingUntil().isAfter(now));
        return Math.max(0, before - delivered.size() - rows.size());
    }
}
