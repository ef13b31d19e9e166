package io.eenjakarta.portal;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.VaultWatch;
import io.eenjakarta.vault.GrantStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Connected grants near their end, as of a minute ago. It tells and does not decide: they want their users, and a server that is
 * taken away for them serves nobody.
 */
@Readiness
@ApplicationScoped
public class GrantsCheck implements HealthCheck {

    static final String NAME = "een-jakarta-grants";

    private final VaultWatch vault;

    @Inject
    public GrantsCheck(VaultWatch vault) {
        this.vault = vault;
    }

    /** For the container's proxy. */
    protected GrantsCheck() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        Optional<VaultWatch.Numbers> numbers = vault.numbers();
        return numbers.map(GrantsCheck::finding)
                .orElseGet(() -> Finding.well("not counted yet"))
                .told(NAME);
    }

    static Finding finding(VaultWatch.Numbers numbers) {
        Finding found = numbers.ending() == 0
                ? Finding.well("none ends soon")
                : Finding.unwell(
                        "some end soon",
                        LogCode.GRANT_EXPIRING,
                        numbers.ending() + " within 14 days, " + numbers.endingTomorrow() + " within a day");
        return found.with("ending-14-days", numbers.ending())
                .with("ending-1-day", numbers.endingTomorrow())
                .with("needs-login", numbers.in(GrantStatus.NEEDS_LOGIN))
                .with("suspect", numbers.in(GrantStatus.SUSPECT))
                .with("active", numbers.in(GrantStatus.ACTIVE))
                .with("counted", numbers.at());
    }
}
