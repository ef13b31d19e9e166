package io.eenjakarta.portal;

import io.eenjakarta.vms.User;
import java.util.Objects;

/**
 * A user as the account page shows them.
 *
 * @param id user id
 * @param name first and last name, else the e-mail address, else the id
 * @param email empty when the API names none
 * @param account account id
 * @param zone time zone; empty when the API names none
 */
public record UserView(String id, String name, String email, String account, String zone) {

    static UserView of(User user) {
        String email = Objects.requireNonNullElse(user.email(), "");
        String name = (Objects.requireNonNullElse(user.firstName(), "") + " "
                        + Objects.requireNonNullElse(user.lastName(), ""))
                .strip();
        String shown = name.isEmpty() ? (email.isEmpty() ? user.id() : email) : name;
        return new UserView(
                user.id(), shown, email, user.accountId(), user.zone().orElse(""));
    }
}
