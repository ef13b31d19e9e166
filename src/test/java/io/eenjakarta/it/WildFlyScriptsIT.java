package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the shipped scripts make of a WildFly as it is shipped, and that nothing of it stays when it is taken back. */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
class WildFlyScriptsIT {

    private static final String CONFIGURE = "configure.cli";
    private static final String RESTORE = "restore.cli";
    static final String DOMAIN_ALONE =
            "/subsystem=undertow/application-security-domain=eagle-eye:add(security-domain=ApplicationDomain)";
    private static final List<String> OF_OTHERS = List.of(
            "<application-security-domain name=\"other\" security-domain=\"ApplicationDomain\"/>",
            "datasource=\"java:jboss/datasources/ExampleDS\"",
            "<connection-url>jdbc:h2:mem:test;");

    /** What may stand in a line that was there before. */
    private static final Pattern OURS = Pattern.compile(" (task-max-threads|read-timeout|x-powered-by)=\"[^\"]*\"");

    @Test
    void addsALoginDomainADataSourceAndTwoSettingsOnceAndTakesAllBack() throws IOException {
        String shipped = OwnWildFly.shipped();
        try (OwnWildFly server = OwnWildFly.untouched("scripts")) {
            server.script(RESTORE);
            assertEquals(shipped, server.configuration(), "restored before anything was configured");

            server.script(CONFIGURE);
            String configured = server.configuration();
            List<String> added = added(shipped, configured);
            assertOnce(added, "<application-security-domain name=\"eagle-eye\" .*integrated-jaspi=\"false\"/>");
            assertOnce(added, "<datasource jndi-name=\"java:jboss/datasources/een-jakarta\" .*");
            assertOnce(added, "<property name=\"een.vault\" value=\"\\$\\{env.EEN_VAULT:jdbc}\"/>");
            assertOnce(added, "<property name=\"een.vault-datasource\" .*");
            assertOnce(added, "<worker name=\"default\" task-max-threads=\"200\"/>");
            assertOnce(added, "<http-listener .*read-timeout=\"30000\".*/>");
            assertOnce(added, "<https-listener .*read-timeout=\"30000\".*/>");
            assertOnce(added, "<jsp-config x-powered-by=\"false\"/>");
            OF_OTHERS.forEach(line -> assertTrue(configured.contains(line), line));

            server.script(CONFIGURE);
            assertEquals(configured, server.configuration(), "configured twice");
            server.script(RESTORE);
            assertEquals(shipped, server.configuration(), "restored");
            server.script(CONFIGURE);
            assertEquals(configured, server.configuration(), "configured after it was restored");
        }
    }

    @Test
    void completesWhatIsThereInPartAndKeepsWhatAnOperatorHasSet() throws IOException {
        try (OwnWildFly server = OwnWildFly.untouched("scripts-in-part")) {
            server.command("/system-property=een.vault:add(value=memory)");
            server.command("/subsystem=io/worker=default:write-attribute(name=task-max-threads,value=64)");
            server.command(DOMAIN_ALONE);
            server.script(CONFIGURE);
            List<String> added = added(OwnWildFly.shipped(), server.configuration());
            assertOnce(added, "<property name=\"een.vault\" value=\"memory\"/>");
            assertOnce(added, "<worker name=\"default\" task-max-threads=\"64\"/>");
            assertOnce(added, "<application-security-domain name=\"eagle-eye\" .*integrated-jaspi=\"false\"/>");
            assertOnce(added, "<property name=\"een.vault-datasource\" .*");
            server.script(RESTORE);
            server.command("/subsystem=io/worker=default:undefine-attribute(name=task-max-threads)");
            assertEquals(OwnWildFly.shipped(), server.configuration());
        }
    }

    /** The lines that came, or got a limit of ours; fails when another one is gone or was changed. */
    private static List<String> added(String before, String after) {
        List<String> left = new ArrayList<>(before.lines().toList());
        List<String> added = new ArrayList<>();
        for (String line : after.lines().toList()) {
            if (!left.isEmpty() && left.get(0).equals(line)) {
                left.remove(0);
            } else if (!left.isEmpty() && left.get(0).equals(OURS.matcher(line).replaceAll(""))) {
                left.remove(0);
                added.add(line.strip());
            } else {
                added.add(line.strip());
            }
        }
        assertEquals(List.of(), left, "from the first line on that is gone");
        return added;
    }

    private static void assertOnce(List<String> lines, String expression) {
        assertEquals(
                1, lines.stream().filter(line -> line.matches(expression)).count(), () -> expression + " in " + lines);
    }
}
