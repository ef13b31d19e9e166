package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.authentication.CsrfToken;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What scripts of administrators use looks once more who asks, should a constraint have been got round. */
class AdministratorsAloneTest {

    private final List<Failure> shown = new ArrayList<>();

    private final Pages pages = new Pages(null, null, null) {
        @Override
        public void fail(Failure failure, HttpServletRequest request, HttpServletResponse response) {
            shown.add(failure);
        }

        @Override
        public void fail(Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
            shown.add(Failures.page(thrown));
        }
    };

    private final CsrfToken anyToken = new CsrfToken(null) {
        @Override
        public boolean matches(HttpServletRequest request) {
            return true;
        }
    };

    @Test
    void jsonIsForNobodyElse() throws ServletException, IOException {
        AdminApi api = new AdminApi(pages, null, null, null, anyToken);
        api.doGet(new SessionRequest().request, null);
        api.doGet(new SessionRequest().signedIn().request, null);
        api.doPost(new SessionRequest().signedIn().request, null);
        assertEquals(List.of(Failure.FORBIDDEN, Failure.FORBIDDEN, Failure.FORBIDDEN), shown);
    }

    @Test
    void callsUnderConnectedGrantsAreForNobodyElse() throws ServletException, IOException {
        UnattendedCalls calls = new UnattendedCalls(pages, null, null, null, null, null);
        calls.doGet(new SessionRequest().request, null);
        calls.doGet(new SessionRequest().signedIn().request, null);
        assertEquals(List.of(Failure.FORBIDDEN, Failure.FORBIDDEN), shown);
    }
}
