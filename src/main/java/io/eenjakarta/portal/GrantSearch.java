package io.eenjakarta.portal;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.ListPlace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which grants a page lists, as its address says: what cannot be understood there counts as not said.
 *
 * @param state name of a state; empty for all
 * @param kind name of a kind; empty for all
 * @param provider name of a provider; empty for all
 * @param part of the grant's id, the account or the user; empty for any
 * @param after where the page before ended; absent for the first one
 */
public record GrantSearch(String state, String kind, String provider, String part, Optional<ListPlace> after) {

    static final int AT_A_TIME = 50;

    private static final int LONGEST_PART = 100;

    static GrantSearch of(HttpServletRequest request, Providers providers) {
        String part = AdminPage.text(request, "q");
        return new GrantSearch(
                known(
                        AdminPage.text(request, "state"),
                        Stream.of(GrantStatus.values()).map(Enum::name)),
                known(
                        AdminPage.text(request, "kind"),
                        Stream.of(GrantKind.values()).map(Enum::name)),
                known(
                        AdminPage.text(request, "provider"),
                        providers.active().stream().map(one -> one.name())),
                part.substring(0, Math.min(LONGEST_PART, part.length())),
                ListPlace.parse(AdminPage.text(request, "after")));
    }

    /** What the vault is asked for. */
    GrantFilter filter() {
        GrantFilter filter = GrantFilter.all();
        if (!state.isEmpty()) {
            filter = filter.in(GrantStatus.valueOf(state));
        }
        if (!kind.isEmpty()) {
            filter = filter.of(GrantKind.valueOf(kind));
        }
        return filter.at(provider).with(part);
    }

    /** One more than is shown, to know whether there is more. */
    ListPage<GrantLine> page() {
        return new ListPage<>(after, AT_A_TIME + 1);
    }

    /** Whether anything but the state is asked for. */
    public boolean narrow() {
        return !(kind + provider + part).isEmpty();
    }

    /** To the first page of this list. */
    public Link first() {
        return in(state);
    }

    /** To the page behind an entry. */
    Link behind(GrantLine last) {
        return first().with("after", last.place().toString());
    }

    /** To the same list at an address of its own. */
    Link at(String path) {
        return new Link(path)
                .with("state", state)
                .with("kind", kind)
                .with("provider", provider)
                .with("q", part);
    }

    /** Lists to choose: all states, and each of them. */
    List<Choice> states(Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("All", "%,d".formatted(all), in(""), state.isEmpty()));
        OverviewView.states(counts).stream()
                .map(one -> new Choice(
                        one.state().words(),
                        one.count(),
                        in(one.state().name()),
                        one.state().name().equals(state)))
                .forEach(choices::add);
        return choices;
    }

    private Link in(String other) {
        return new GrantSearch(other, kind, provider, part, Optional.empty()).at("/admin/grants");
    }

    private static String known(String name, Stream<String> names) {
        return names.anyMatch(name::equals) ? name : "";
    }
}
