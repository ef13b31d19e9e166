package io.eenjakarta.simulator;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query parameters of one API call, as strict as the API: what it does not know is 400 {@code invalidArgument}. */
record ApiArguments(FormParameters query, String path) {
    static ApiArguments of(Request request) {
        return new ApiArguments(request.query(), request.path());
    }

    ApiArguments only(String... names) {
        for (String name : query.names()) {
            if (!List.of(names).contains(name)) {
                throw refusal("unexpectedArgument", "Unexpected argument: " + name, name);
            }
        }
        return this;
    }

    ApiArguments requiring(String... names) {
        List<String> missing = Arrays.stream(names)
                .filter(name -> query.first(name).orElse("").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            String message = "Missing required arguments: " + String.join(", ", missing);
            throw refusal("missingRequiredArgument", message, missing.get(0));
        }
        return this;
    }

    Optional<String> first(String name) {
        return query.first(name);
    }

    /** The parts of the comma-separated {@code include}, all of them among those the API has. */
    Set<String> include(Set<String> known) {
        Set<String> wanted = Arrays.stream(query.first("include").orElse("").split(","))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
        wanted.stream().filter(part -> !known.contains(part)).findFirst().ifPresent(part -> {
            throw wrong("include");
        });
        return wanted;
    }

    /** The parts of a comma-separated argument; none without it. May be added to. */
    Set<String> list(String name) {
        return Arrays.stream(query.first(name).orElse("").split(","))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The argument, which must be one of these. */
    String oneOf(String name, String... values) {
        return query.first(name).filter(List.of(values)::contains).orElseThrow(() -> wrong(name));
    }

    /** The argument, which may be this or that; without it, this. */
    String oneOfOr(String name, String value, String other) {
        return query.first(name).isEmpty() ? value : oneOf(name, value, other);
    }

    /** Default 100; clamped to 1..500 without a word. */
    int pageSize() {
        try {
            return Math.max(
                    1, Math.min(500, Integer.parseInt(query.first("pageSize").orElse("100"))));
        } catch (NumberFormatException e) {
            throw wrong("pageSize");
        }
    }

    ApiRefusal wrong(String name) {
        return refused(name, "Wrong value for argument: " + name);
    }

    ApiRefusal refused(String name, String message) {
        return refusal("wrongArgumentValue", message, name);
    }

    private ApiRefusal refusal(String reason, String message, String name) {
        return new ApiRefusal(ApiError.argument(reason, message, name, path));
    }
}
