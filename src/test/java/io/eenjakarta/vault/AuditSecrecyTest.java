package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eenjakarta.security.Requirement;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No token, code or secret can come into the audit trail, or into the list of grants. */
@Requirement("C21")
class AuditSecrecyTest {

    private static final Set<Class<?>> HARMLESS =
            Set.of(String.class, int.class, boolean.class, Instant.class, Act.class, java.util.Optional.class);

    @Test
    void hasNoPartThatCouldHoldOne() {
        assertEquals(Set.of(Occurrence.class), otherTypesOf(AuditEntry.class));
        assertEquals(Set.of(), otherTypesOf(Occurrence.class));
        assertEquals(Set.of(GrantId.class), otherTypesOf(GrantLine.class));
        assertEquals(Set.of(), otherTypesOf(GrantId.class));
        assertEquals(Set.of(), otherTypesOf(Grant.Owner.class));
    }

    @Test
    void takesOfAGrantItsNamesAlone() {
        Grant grant = Grants.fresh();
        AuditTrail audit = AuditTrail.inMemory(Clock.systemUTC());
        audit.record(Occurrence.of(Act.ENDED).to(grant));
        audit.record(Occurrence.of(Act.ENDED).to(grant.rotated(Grants.tokens("next"), Grants.NOW)));
        String all = audit.ofGrant(grant.id(), 10) + " " + GrantLine.of(grant);
        assertFalse(all.contains("access-") || all.contains("refresh-"), all);
    }

    private static Set<Class<?>> otherTypesOf(Class<? extends Record> type) {
        Set<Class<?>> types = new HashSet<>();
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).forEach(types::add);
        types.removeAll(HARMLESS);
        return types;
    }
}
