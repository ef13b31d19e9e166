package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that an operator should see to.
 *
 * @param code under which the log has it
 * @param meaning of the code
 * @param advice what to do
 * @param detail of the last case
 * @param since of the first case
 * @param cases how many
 */
public record TroubleView(String code, String meaning, String advice, String detail, Moment since, String cases) {

    static List<TroubleView> of(Map<LogCode, Troubles.Trouble> troubles, Instant now) {
        return troubles.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue(), now))
                .toList();
    }

    private static TroubleView of(LogCode code, Troubles.Trouble trouble, Instant now) {
        return new TroubleView(
                code.code(),
                code.meaning(),
                code.advice(),
                trouble.detail(),
                Moment.of(trouble.since(), now),
                trouble.cases() == 1 ? "once" : "%,d times".formatted(trouble.cases()));
    }
}
