package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackSharesTest {

    private static final String MECHANISM =
            "io.eenjakarta.authentication.EagleEyeAuthenticationMechanism.validateRequest";
    private static final String SECURITY = "com.ibm.ws.webcontainer.security.WebAppSecurityCollaboratorImpl.preInvoke";
    private static final String LOGIN = "com.ibm.ws.security.jaspi.JaspiServiceImpl.processAuthStatus";
    private static final String PAGE = "io.eenjakarta.portal.SessionState.doGet";

    private final List<List<String>> stacks = new ArrayList<>();

    @Test
    void ownsWhatItLetsTheJdkDo() {
        stacks.add(List.of("java.util.TimSort.sort", PAGE, "com.ibm.ws.Server.run"));
        assertShares(100, 0, 0, 0);
        assertEquals(List.of("100.00 %  " + PAGE), StackShares.of(stacks).ownFrames());
    }

    @Test
    void ownsNothingOfWhatItAsksTheServerFor() {
        stacks.add(List.of("java.io.Writer.write", "com.ibm.ws.Response.write", PAGE));
        assertShares(0, 0, 0, 0);
    }

    @Test
    void ownsTheTranslatedTemplates() {
        stacks.add(List.of("com.ibm._jsp._connection._jspService", "com.ibm.ws.Server.run"));
        stacks.add(List.of("com.ibm.ws.jsp.tagfile.webinf._page.doTag", "com.ibm.ws.Server.run"));
        assertShares(100, 0, 0, 0);
    }

    @Test
    void countsTheMechanismWithItsCallsButWithoutTheNotification() {
        stacks.add(List.of("com.ibm.ws.Session.get", MECHANISM, SECURITY));
        stacks.add(List.of("com.ibm.ws.HttpMessageContextImpl.notifyContainerAboutLogin", MECHANISM, SECURITY));
        assertShares(0, 50, 50, 0);
    }

    @Test
    void countsWhatTheServerMakesOfTheNotificationApartFromItsOtherChecks() {
        stacks.add(List.of("com.ibm.ws.Credentials.set", LOGIN, SECURITY));
        stacks.add(List.of("com.ibm.ws.Constraints.find", SECURITY));
        stacks.add(List.of("com.ibm.ws.Parser.parse"));
        stacks.add(List.of("java.lang.Thread.run"));
        assertShares(0, 0, 25, 25);
    }

    @Test
    void saysAllOfThemInASentence() {
        stacks.add(List.of("com.ibm.ws.Credentials.set", LOGIN, SECURITY));
        stacks.add(List.of("com.ibm.ws.Constraints.find", SECURITY));
        stacks.add(List.of(MECHANISM, SECURITY));
        stacks.add(List.of("com.ibm.ws.Session.get", MECHANISM, SECURITY));
        stacks.add(List.of("java.lang.Thread.run"));
        assertEquals(
                "Of 5 samples of our page in this run, 20 % are what the server makes of a notified login, 20 % the rest of its"
                        + " security layer and 40 % our login mechanism with all it calls; the other 20 % are in what any page"
                        + " takes there. Of all, 20.0 % have a frame of ours on top.",
                StackShares.of(stacks).said());
    }

    private void assertShares(double own, double mechanism, double login, double security) {
        List<Double> found = StackShares.of(stacks).results("page").stream()
                .map(Result::ours)
                .toList();
        assertEquals(List.of(own, mechanism, login, security), found);
    }
}
