package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrantMailsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Provider EEN =
            ConnectionViewTest.PROVIDERS.named("een").orElseThrow();

    /** As on a server without Jakarta Mail: the container looks through the observer all the same. */
    @Test
    void loadsWithoutJakartaMailButForTheOneClassThatSends() throws Exception {
        ClassLoader without = new WithoutMail();
        Class<?> observer = without.loadClass(GrantMails.class.getName());
        assertTrue(Arrays.stream(observer.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals("ends")));
        assertTrue(observer.getDeclaredConstructors().length > 0 && observer.getDeclaredFields().length > 0);
        Class<?> session = without.loadClass(MailSession.class.getName());
        assertThrows(NoClassDefFoundError.class, session::getDeclaredMethods);
    }

    @Test
    void saysWhatEndsWhenAndWhatToDo() {
        GrantMail mail = GrantMail.ending(
                grant("00001106"), EEN, NOW.plus(Duration.ofDays(7)), NOW, "https://portal.example/connect?renew=g-1");
        assertEquals("Connection with Eagle Eye Networks, account 00001106: ends in 7 days", mail.subject());
        assertTrue(mail.text().contains("28 Nov 2026, 12:00 UTC"), mail.text());
        assertTrue(mail.text().contains("    https://portal.example/connect?renew=g-1\n"), mail.text());
        assertFalse(mail.text().contains("s3cret"), mail.text());
        assertTrue(GrantMail.ending(grant("1"), EEN, NOW.plusSeconds(60), NOW, "")
                .subject()
                .endsWith(": ends in 1 day"));
    }

    @Test
    void putsNoOtherLineIntoItsSubject() {
        GrantMail mail = GrantMail.needsLogin(grant("1\r\nBcc: all@example.com"), EEN, "");
        assertEquals(
                "Connection with Eagle Eye Networks, account 1??Bcc:?all@example.com: needs its user", mail.subject());
    }

    private static Grant grant(String account) {
        return new Grant(
                new GrantId("g-1"),
                GrantKind.OFFLINE,
                "een",
                Optional.of(new Grant.Owner(account, "u")),
                1,
                GrantStatus.ACTIVE,
                "",
                new TokenSet(new AccessToken("s3cret"), Optional.empty(), NOW, Optional.empty(), Optional.empty()),
                NOW,
                NOW);
    }

    /** Loads our classes itself, and nothing of Jakarta Mail. */
    private static final class WithoutMail extends ClassLoader {

        WithoutMail() {
            super(GrantMailsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.mail.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.eenjakarta.portal.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
