package io.eenjakarta.portal;

import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.ListPlace;
import io.eenjakarta.vault.Listed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The parameters by which an administrator asks for a part of a list. An empty one counts as absent.
 *
 * @param parameter value of a parameter by name, null when absent
 */
record AdminQuery(UnaryOperator<String> parameter) {

    private static final int USUAL = 50;
    private static final int LONGEST = 255;

    /** A parameter that cannot be understood. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String name;

        Wrong(String name) {
            super("parameter " + name, null, false, false);
            this.name = name;
        }

        /** Name of the parameter. */
        String parameter() {
            return name;
        }
    }

    /** Those of {@code state}, {@code kind}, {@code provider}, {@code account}, {@code user} and {@code q}, all of them. */
    GrantFilter grants() {
        return new GrantFilter(
                names("state", GrantStatus.class),
                names("kind", GrantKind.class),
                text("provider"),
                text("account"),
                text("user"),
                text("q"));
    }

    /** Those of {@code act}, {@code who}, {@code grant}, {@code account} and {@code user}, all of them. */
    AuditFilter audit() {
        return new AuditFilter(acts(), text("who"), text("grant"), text("account"), text("user"));
    }

    /** The names in {@code act}, with commas between; none when it is absent. */
    Set<Act> acts() {
        return names("act", Act.class);
    }

    /** What {@code after} and {@code most} say. */
    <T extends Listed> ListPage<T> page() {
        String after = text("after");
        Optional<ListPlace> place = after.isEmpty()
                ? Optional.empty()
                : Optional.of(ListPlace.parse(after).orElseThrow(() -> new Wrong("after")));
        return new ListPage<>(place, number("most", USUAL, ListPage.MOST));
    }

    /** A number from 1 to {@code most}. */
    int number(String name, int usual, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new Wrong(name);
        }
        return number;
    }

    /** A parameter that must be there. */
    String needed(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new Wrong(name);
        }
        return text;
    }

    /** A parameter; empty when it is absent. */
    String text(String name) {
        String value = parameter.apply(name);
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong(name);
        }
        return text;
    }

    /** The id in a path, if it can be one. */
    static Optional<GrantId> id(String text) {
        return text.matches("[A-Za-z0-9_-]{1,64}") ? Optional.of(new GrantId(text)) : Optional.empty();
    }

    private <E extends Enum<E>> Set<E> names(String name, Class<E> type) {
        Set<E> found = EnumSet.noneOf(type);
        Function<String, E> named = each -> Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(each))
                .findFirst()
                .orElseThrow(() -> new Wrong(name));
        Arrays.stream(text(name).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(named)
                .forEach(found::add);
        return found;
    }
}
