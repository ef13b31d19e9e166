package io.eenjakarta.portal;

import io.eenjakarta.authentication.CsrfToken;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.EndingGrant;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What {@code GET /admin/api} and all below it answer; absent where there is nothing. Changes nothing. */
@ApplicationScoped
public class AdminLists {

    private static final int QUARTER = 90;
    private static final int MONTH = 30;
    private static final int TWO_DAYS = 48;
    private static final int FORTNIGHT = 14;

    private final GrantOverview overview;
    private final CsrfToken csrf;
    private final Providers providers;

    @Inject
    public AdminLists(GrantOverview overview, CsrfToken csrf, Settings settings) {
        this.overview = overview;
        this.csrf = csrf;
        this.providers = settings.providers();
    }

    /** For the container's proxy. */
    protected AdminLists() {
        this.overview = null;
        this.csrf = null;
        this.providers = null;
    }

    /** @param path below {@code /admin/api}, in its parts */
    Optional<JsonObject> get(String[] path, AdminRequest request) {
        AdminQuery query = request.query();
        return switch (String.join("/", path)) {
            case "" -> Optional.of(start(request));
            case "grants" -> Optional.of(grants(query));
            case "ending" -> Optional.of(ending(query));
            case "audit" -> Optional.of(audit(query));
            case "links" -> Optional.of(AdminJson.links(overview.linksOf(query.needed("caller"))));
            case "charts/endings" -> Optional.of(AdminJson.chart(overview.endings(days(query, QUARTER))));
            case "charts/days" -> Optional.of(AdminJson.chart(overview.pastDays(acts(query), days(query, MONTH))));
            case "charts/hours" ->
                Optional.of(AdminJson.chart(
                        overview.pastHours(acts(query), query.number("hours", TWO_DAYS, GrantOverview.MOST_DAYS))));
            case "reencryption" ->
                Optional.of(AdminJson.progress(overview.reencryption()).build());
            default -> ofGrant(path, query);
        };
    }

    private Optional<JsonObject> ofGrant(String[] path, AdminQuery query) {
        if (path.length < 2 || !path[0].equals("grants")) {
            return Optional.empty();
        }
        Optional<GrantId> id = AdminQuery.id(path[1]);
        if (path.length == 2) {
            return id.flatMap(overview::find).map(AdminJson::grant).map(json -> json.build());
        }
        return path.length == 3 && path[2].equals("history")
                ? id.map(known -> history(known, query))
                : Optional.empty();
    }

    /** What a script needs first; the token goes with each POST. */
    private JsonObject start(AdminRequest request) {
        JsonArrayBuilder names = JsonAnswer.BUILDERS.createArrayBuilder();
        providers.active().forEach(provider -> names.add(provider.name()));
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("caller", request.who())
                .add(CsrfToken.FIELD, csrf.of(request.http()))
                .add("providers", names)
                .add("grants", AdminJson.counts(overview.counts()))
                .build();
    }

    private JsonObject grants(AdminQuery query) {
        ListPage<GrantLine> page = query.page();
        return AdminJson.page("grants", overview.page(query.grants(), page), page.most(), AdminJson::grant);
    }

    private JsonObject ending(AdminQuery query) {
        ListPage<EndingGrant> page = query.page();
        Duration within = Duration.ofDays(days(query, FORTNIGHT));
        return AdminJson.page("grants", overview.ending(within, page), page.most(), AdminJson::ending);
    }

    private JsonObject audit(AdminQuery query) {
        ListPage<AuditEntry> page = query.page();
        return AdminJson.page("entries", overview.audit(query.audit(), page), page.most(), AdminJson::entry);
    }

    private JsonObject history(GrantId id, AdminQuery query) {
        ListPage<AuditEntry> page = query.page();
        return AdminJson.page("entries", overview.history(id, page), page.most(), AdminJson::entry);
    }

    private static Set<Act> acts(AdminQuery query) {
        Set<Act> acts = query.acts();
        return acts.isEmpty() ? GrantOverview.CHARTED : acts;
    }

    private static int days(AdminQuery query, int usual) {
        return query.number("days", usual, GrantOverview.MOST_DAYS);
    }
}
