package io.eenjakarta.portal;

import io.eenjakarta.renewal.EndingGrant;
import io.eenjakarta.renewal.GrantAdministration;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists that an administrator can download; each download is audited. */
@ApplicationScoped
public class AdminDownload {

    private static final int FORTNIGHT = 14;
    private static final List<String> GRANT = List.of(
            "id",
            "kind",
            "provider",
            "account",
            "user",
            "generation",
            "state",
            "reason",
            "first login",
            "last rotation",
            "permanent");
    private static final List<String> ENTRY =
            List.of("at", "act", "who", "grant", "provider", "account", "user", "generation", "code", "why");

    private final GrantOverview overview;
    private final GrantAdministration administration;

    @Inject
    public AdminDownload(GrantOverview overview, GrantAdministration administration) {
        this.overview = overview;
        this.administration = administration;
    }

    /** For the container's proxy. */
    protected AdminDownload() {
        this(null, null);
    }

    /** The list of this file's name, by the parameters of the request; absent when there is none. */
    Optional<CsvSheet<?>> of(String file, AdminRequest request) {
        AdminQuery query = request.query();
        Optional<CsvSheet<?>> sheet =
                switch (file) {
                    case "grants.csv" -> Optional.of(grants(file, query.grants()));
                    case "ending.csv" ->
                        Optional.of(ending(file, query.number("days", FORTNIGHT, GrantOverview.MOST_DAYS)));
                    case "audit.csv" -> Optional.of(audit(file, query.audit()));
                    default -> Optional.empty();
                };
        sheet.ifPresent(known -> administration.downloaded(request.who(), file));
        return sheet;
    }

    private CsvSheet<GrantLine> grants(String file, GrantFilter filter) {
        return new CsvSheet<>(file, GRANT, page -> overview.page(filter, page), AdminDownload::row);
    }

    private CsvSheet<EndingGrant> ending(String file, int days) {
        List<String> columns = new ArrayList<>(GRANT);
        columns.add("ends at");
        return new CsvSheet<>(file, columns, page -> overview.ending(Duration.ofDays(days), page), AdminDownload::row);
    }

    private CsvSheet<AuditEntry> audit(String file, AuditFilter filter) {
        return new CsvSheet<>(file, ENTRY, page -> overview.audit(filter, page), AdminDownload::row);
    }

    private static List<String> row(GrantLine line) {
        return List.of(
                line.id().value(),
                line.kind(),
                line.provider(),
                line.owner().map(Grant.Owner::account).orElse(""),
                line.owner().map(Grant.Owner::user).orElse(""),
                String.valueOf(line.generation()),
                line.status(),
                line.reason(),
                line.firstLogin().toString(),
                line.lastRotation().toString(),
                line.permanent() ? "yes" : "no");
    }

    private static List<String> row(EndingGrant ending) {
        List<String> fields = new ArrayList<>(row(ending.grant()));
        fields.add(ending.endsAt().toString());
        return fields;
    }

    private static List<String> row(AuditEntry entry) {
        Occurrence what = entry.what();
        return List.of(
                entry.at().toString(),
                what.act().name(),
                what.who(),
                what.grant(),
                what.provider(),
                what.account(),
                what.user(),
                String.valueOf(what.generation()),
                what.code(),
                what.why());
    }
}
