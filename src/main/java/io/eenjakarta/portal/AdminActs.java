package io.eenjakarta.portal;

import io.eenjakarta.renewal.Erasure;
import io.eenjakarta.renewal.GrantAdministration;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.renewal.RefreshOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code POST} does below {@code /admin/api}; absent where there is nothing to act upon. A person is named by
 * {@code caller}, or by {@code provider}, {@code account} and {@code user}.
 */
@ApplicationScoped
public class AdminActs {

    private final GrantAdministration administration;
    private final GrantOverview overview;

    @Inject
    public AdminActs(GrantAdministration administration, GrantOverview overview) {
        this.administration = administration;
        this.overview = overview;
    }

    /** For the container's proxy. */
    protected AdminActs() {
        this(null, null);
    }

    /** @param path below {@code /admin/api}, in its parts */
    Optional<JsonObject> post(String[] path, AdminRequest request) {
        return switch (path.length) {
            case 1 -> all(path[0], request);
            case 3 -> one(path[0], path[1], path[2], request);
            default -> Optional.empty();
        };
    }

    private Optional<JsonObject> all(String act, AdminRequest request) {
        return switch (act) {
            case "end" -> Optional.of(number("ended", ended(request)));
            case "erase" -> Optional.of(json(erased(request)));
            case "reencryption" -> Optional.of(reencrypted(request));
            default -> Optional.empty();
        };
    }

    private Optional<JsonObject> one(String kind, String name, String act, AdminRequest request) {
        return switch (kind + '/' + act) {
            case "grants/refresh" -> AdminQuery.id(name).flatMap(id -> refreshed(id, request));
            case "grants/end" ->
                AdminQuery.id(name).map(id -> number("ended", administration.end(request.who(), id) ? 1 : 0));
            case "providers/check" ->
                administration.check(request.who(), name).map(answer -> JsonAnswer.BUILDERS
                        .createObjectBuilder()
                        .add("provider", name)
                        .add("answer", answer.name())
                        .build());
            default -> Optional.empty();
        };
    }

    private Optional<JsonObject> refreshed(GrantId id, AdminRequest request) {
        return overview.find(id).map(known -> json(administration.refresh(request.who(), id)));
    }

    private int ended(AdminRequest request) {
        AdminQuery query = request.query();
        String caller = query.text("caller");
        return caller.isEmpty()
                ? administration.endAllOf(request.who(), query.needed("provider"), owner(query))
                : administration.endAllOf(request.who(), caller);
    }

    private Erasure erased(AdminRequest request) {
        AdminQuery query = request.query();
        String caller = query.text("caller");
        return caller.isEmpty()
                ? administration.erase(request.who(), query.needed("provider"), owner(query))
                : administration.erase(request.who(), caller);
    }

    private static Grant.Owner owner(AdminQuery query) {
        return new Grant.Owner(query.needed("account"), query.needed("user"));
    }

    private JsonObject reencrypted(AdminRequest request) {
        boolean started = administration.reencrypt(request.who());
        return AdminJson.progress(overview.reencryption())
                .add("started", started)
                .build();
    }

    private static JsonObject number(String name, int number) {
        return JsonAnswer.BUILDERS.createObjectBuilder().add(name, number).build();
    }

    private static JsonObject json(Erasure done) {
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("grants", done.grants())
                .add("links", done.links())
                .add("entries", done.entries())
                .build();
    }

    private static JsonObject json(RefreshOutcome outcome) {
        JsonObjectBuilder json = JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("outcome", outcome.word())
                .add("why", outcome.reason());
        if (outcome instanceof RefreshOutcome.Refreshed refreshed) {
            json.add("generation", refreshed.generation());
        } else if (outcome instanceof RefreshOutcome.TryLater later) {
            later.retryAfter().map(Duration::toSeconds).ifPresent(wait -> json.add("retryAfterSeconds", wait));
        }
        return json.build();
    }
}
