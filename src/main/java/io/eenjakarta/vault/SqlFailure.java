package io.eenjakarta.vault;

import io.eenjakarta.provider.Excerpt;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a database meant by an exception, by the SQLStates of the exception and of all that it is made of: servers wrap
 * those of a driver.
 *
 * @param states in the order found; may be empty
 * @param text of the driver, shortened
 */
record SqlFailure(List<String> states, String text) {

    private static final Set<String> UNDONE = Set.of("40001", "40P01");
    private static final Set<String> NO_RIGHT = Set.of("42501", "3F000", "90096", "90040");
    private static final Set<String> READ_ONLY = Set.of("25006", "90097");

    static SqlFailure of(SQLException e) {
        List<String> states = new ArrayList<>();
        for (Throwable each : e) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                states.add(sql.getSQLState());
            }
        }
        return new SqlFailure(List.copyOf(states), Excerpt.of(String.valueOf(e.getMessage())));
    }

    /** It lost against another transaction: nothing was done, and it may be tried again. */
    boolean isUndone() {
        return states.stream().anyMatch(UNDONE::contains);
    }

    /** A row of that key is there already. */
    boolean isDuplicate() {
        return states.contains("23505");
    }

    /** The database's user lacks a right. */
    boolean isForbidden() {
        return states.stream().anyMatch(NO_RIGHT::contains);
    }

    /** The database takes no changes. */
    boolean isReadOnly() {
        return states.stream().anyMatch(READ_ONLY::contains);
    }

    /** The database does not know a name, or does not understand the statement. */
    boolean isMisunderstood() {
        return states.stream().anyMatch(state -> state.startsWith("42") || state.startsWith("0A"));
    }

    @Override
    public String toString() {
        return (states.isEmpty() ? "no SQLState" : "SQLState " + states.get(0)) + ", " + text;
    }
}
