/**
 * The security checklist as tests: what is required ({@code requirements.json}), which tests are evidence for it
 * ({@link io.eenjakarta.security.Requirement}), what came of them, and the page that says so,
 * {@code target/site/security.html}. Never part of the WAR.
 *
 * <p>The rule here: a line counts as tested when a test that names it ran in this build, not because one is written. Tests
 * therefore leave a record ({@link io.eenjakarta.security.RequirementRecorder}), each with the moment it ended, and
 * {@link io.eenjakarta.security.SecurityReport} believes those alone that are no older than the build.
 */
package io.eenjakarta.security;
