package io.eenjakarta.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * The lines of the security checklist that a test, or each test of a class, is evidence for: {@code C7}, {@code P2}.
 * {@code requirements.json} beside this class says what they require. The ids stand in front of the test's display name
 * ({@link RequirementNames}), and {@code mvn -Psecurity verify} runs all tests that bear one.
 */
@Documented
@Tag("security")
@net.jqwik.api.Tag("security")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requirement {

    /** The ids, at least one. */
    String[] value();
}
