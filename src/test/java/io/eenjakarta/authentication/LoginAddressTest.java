package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.security.Requirement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAddressTest {

    private static final Providers BOTH = SignInBench.settings().providers();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "een-login, -, -",
                "een-login=, -, -",
                "een-login=cameramanager, cameramanager, -",
                "een-login=%63ameramanager, cameramanager, -",
                "een-login=who, who, -",
                "een-login=%zz, -, -",
                "een-login=a&een-login=b, a, -",
                "een-login&target=%2Fcameras%3Fpage%3D2%26x%3D1, -, '/cameras?page=2&x=1'",
                "een-login=een&target=/cameras, een, /cameras",
                "een-login&target=, -, -",
                "een-login&target, -, -",
                "een-login&target=%zz, -, -",
                "een-login&target=/a&target=/b, -, /a",
                "een-login&target=https://evil.example, -, https://evil.example",
                "een-login&other=1, -, -"
            })
    @Requirement("C26")
    void saysWhereToSignInAndWhereToGo(String query, String provider, String target) {
        assertEquals(
                Optional.of(new LoginAddress(Optional.ofNullable(provider), Optional.ofNullable(target))),
                LoginAddress.of(query));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"een-logins", "x=1&een-login", "een-log", "EEN-LOGIN", "target=/x", "een-login;x", "een%2Dlogin"
            })
    void isNothingElse(String query) {
        assertEquals(Optional.empty(), LoginAddress.of(query));
    }

    @Test
    void isWrittenAsItIsRead() {
        String target = "/app/search?q=a b&c=\"<d>'+%";
        assertEquals("/app/een?een-login", LoginAddress.path(BOTH));
        for (String path : new String[] {
            LoginAddress.path(BOTH, target),
            LoginAddress.path(BOTH, BOTH.active().get(1), target)
        }) {
            assertEquals("/app/een", path.substring(0, path.indexOf('?')));
            assertEquals(
                    Optional.of(target),
                    LoginAddress.of(path.substring(path.indexOf('?') + 1))
                            .orElseThrow()
                            .target());
        }
        assertEquals(
                Optional.of("cameramanager"),
                LoginAddress.of("een-login=cameramanager&target=%2F")
                        .orElseThrow()
                        .provider());
        assertEquals(
                "/app/een?een-login=cameramanager&target=%2Fx",
                LoginAddress.path(BOTH, BOTH.active().get(1), "/x"));
    }
}
