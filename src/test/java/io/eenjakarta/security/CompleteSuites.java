package io.eenjakarta.security;

import java.util.ArrayList;
import java.util.List;

/** Which suites a build meant to run wholly, told from its properties as Maven hands them over. */
final class CompleteSuites {

    private CompleteSuites() {}

    /**
     * Names of suites as in {@link RequirementRecorder#suite()}. What Maven could not replace, {@code ${test}}, is a
     * property that nobody set.
     *
     * @param build {@code test}, {@code it.test}, {@code groups}, {@code skipTests}, {@code maven.test.skip},
     *     {@code skipITs}, the server of this build, and {@code both} when WildFly has its turn after Open Liberty
     */
    static List<String> of(List<String> build) {
        String groups = said(build.get(2));
        List<String> complete = new ArrayList<>();
        if (isTrue(build.get(3))
                || isTrue(build.get(4))
                || !List.of("", "security").contains(groups)) {
            return complete;
        }
        if (said(build.get(0)).isEmpty()) {
            complete.add("unit");
        }
        if (said(build.get(1)).isEmpty() && !isTrue(build.get(5))) {
            complete.add(build.get(6));
            if (build.get(6).equals("liberty") && said(build.get(7)).equals("both")) {
                complete.add("wildfly");
            }
        }
        return complete;
    }

    private static boolean isTrue(String value) {
        return Boolean.parseBoolean(said(value));
    }

    private static String said(String value) {
        return value == null || value.startsWith("${") ? "" : value.strip();
    }
}
