package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackSharesTest {

    private static final String MECHANISM =
            "io.eenjakarta.authentication.EagleEyeAuthenticationMechanism.validateRequest";
    private static final String SECURITY = "com.ibm.ws.webcontainer.security.WebAppSecurityCollaboratorImpl.preInvoke";
    private static final String LOGIN = "com.ibm.ws.security.jaspi.JaspiServiceImpl.processAuthStatus";
    private static final String PAGE = "io.eenjakarta.portal.SessionState.doGet";

    private final StackShares shares = new StackShares();

    @Test
    void ownsWhatItLetsTheJdkDo() {
        shares.add(List.of("java.util.TimSort.sort", PAGE, "com.ibm.ws.Server.run"));
        assertShares(100, 0, 0, 0);
        assertEquals(List.of("100.00 %  " + PAGE), shares.ownFrames());
    }

    @Test
    void ownsNothingOfWhatItAsksTheServerFor() {
        shares.add(List.of("java.io.Writer.write", "com.ibm.ws.Response.write", PAGE));
        assertShares(0, 0, 0, 0);
    }

    @Test
    void ownsTheTranslatedTemplates() {
        shares.add(List.of("com.ibm._jsp._connection._jspService", "com.ibm.ws.Server.run"));
        shares.add(List.of("com.ibm.ws.jsp.tagfile.webinf._page.doTag", "com.ibm.ws.Server.run"));
        assertShares(100, 0, 0, 0);
    }

    @Test
    void countsTheMechanismWithItsCallsButWithoutTheNotification() {
        shares.add(List.of("com.ibm.ws.Session.get", MECHANISM, SECURITY));
        shares.add(List.of("com.ibm.ws.HttpMessageContextImpl.notifyContainerAboutLogin", MECHANISM, SECURITY));
        assertShares(0, 50, 50, 0);
    }

    @Test
    void countsWhatTheServerMakesOfTheNotificationApartFromItsOtherChecks() {
        shares.add(List.of("com.ibm.ws.Credentials.set", LOGIN, SECURITY));
        shares.add(List.of("com.ibm.ws.Constraints.find", SECURITY));
        shares.add(List.of("com.ibm.ws.Parser.parse"));
        shares.add(List.of("java.lang.Thread.run"));
        assertShares(0, 0, 25, 25);
    }

    private void assertShares(double own, double mechanism, double login, double security) {
        List<Double> found = shares.results("page").stream().map(Result::ours).toList();
        assertEquals(List.of(own, mechanism, login, security), found);
    }
}
