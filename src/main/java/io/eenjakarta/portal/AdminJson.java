package io.eenjakarta.portal;

import io.eenjakarta.renewal.Chart;
import io.eenjakarta.renewal.EndingGrant;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.Listed;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.Reencryption;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON texts of administration. Times are those of ISO 8601 in UTC; what is not known is null. */
final class AdminJson {

    private AdminJson() {}

    /** A page of a list, and how to ask for the next one: null when this is the last. */
    static <T extends Listed> JsonObject page(
            String name, List<T> entries, int most, Function<T, JsonObjectBuilder> form) {
        JsonArrayBuilder array = JsonAnswer.BUILDERS.createArrayBuilder();
        entries.forEach(entry -> array.add(form.apply(entry)));
        JsonObjectBuilder json = JsonAnswer.BUILDERS.createObjectBuilder().add(name, array);
        if (entries.size() < most) {
            json.addNull("next");
        } else {
            json.add("next", entries.get(entries.size() - 1).place().toString());
        }
        return json.build();
    }

    static JsonObjectBuilder grant(GrantLine line) {
        JsonObjectBuilder json = JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("id", line.id().value())
                .add("kind", line.kind())
                .add("provider", line.provider());
        owner(json, line.owner());
        line.parent().ifPresent(parent -> json.add("parent", parent.value()));
        return json.add("generation", line.generation())
                .add("state", line.status())
                .add("reason", line.reason())
                .add("firstLogin", line.firstLogin().toString())
                .add("lastRotation", line.lastRotation().toString())
                .add("permanent", line.permanent());
    }

    static JsonObjectBuilder ending(EndingGrant ending) {
        return grant(ending.grant()).add("endsAt", ending.endsAt().toString());
    }

    static JsonObjectBuilder entry(AuditEntry entry) {
        Occurrence what = entry.what();
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("at", entry.at().toString())
                .add("act", what.act().name())
                .add("who", what.who())
                .add("grant", what.grant())
                .add("provider", what.provider())
                .add("account", what.account())
                .add("user", what.user())
                .add("generation", what.generation())
                .add("code", what.code())
                .add("why", what.why());
    }

    static JsonObject links(List<GrantLink> links) {
        JsonArrayBuilder array = JsonAnswer.BUILDERS.createArrayBuilder();
        links.forEach(link -> array.add(JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("grant", link.grant().value())
                .add("caller", link.caller())
                .add("provider", link.provider())
                .add("account", link.owner().account())
                .add("user", link.owner().user())
                .add("since", link.since().toString())));
        return JsonAnswer.BUILDERS.createObjectBuilder().add("links", array).build();
    }

    static JsonObject counts(Map<String, Long> counts) {
        JsonObjectBuilder json = JsonAnswer.BUILDERS.createObjectBuilder();
        counts.forEach(json::add);
        return json.build();
    }

    static JsonObject chart(Chart chart) {
        JsonObjectBuilder series = JsonAnswer.BUILDERS.createObjectBuilder();
        chart.series().forEach((name, numbers) -> {
            JsonArrayBuilder array = JsonAnswer.BUILDERS.createArrayBuilder();
            numbers.forEach(array::add);
            series.add(name, array);
        });
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("from", chart.from().toString())
                .add("stepSeconds", chart.step().toSeconds())
                .add("series", series)
                .build();
    }

    static JsonObjectBuilder progress(Reencryption.Progress progress) {
        return JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("key", progress.key())
                .add("done", progress.done())
                .add("left", counts(progress.left()))
                .add("missing", counts(progress.missing()))
                .add("percent", progress.percent())
                .add("running", progress.running());
    }

    private static void owner(JsonObjectBuilder json, Optional<Grant.Owner> owner) {
        owner.ifPresentOrElse(
                known -> json.add("account", known.account()).add("user", known.user()),
                () -> json.addNull("account").addNull("user"));
    }
}
