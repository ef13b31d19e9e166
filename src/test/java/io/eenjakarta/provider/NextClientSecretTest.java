package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static io.eenjakarta.provider.SettingsFixture.readOnly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client secret that will follow the current one, while an operator changes it. */
class NextClientSecretTest {

    private static final String SETTING = "een.next-client-secret";
    private static final String FILE = "een.next-client-secret-file";

    @TempDir
    private Path folder;

    @Test
    void thereIsNoneUnlessItIsSet() {
        Provider een = read().providers().first();
        assertEquals(Optional.empty(), een.client().next());
        assertEquals(List.of(new ClientCredentials("client-1", new Secret("topsecret"))), een.clients());
    }

    @Test
    void isReadFromItsSettingAndTriedSecond() {
        Provider een = read(SETTING, "coming").providers().first();
        assertEquals(Optional.of(new Secret("coming")), een.client().next());
        assertEquals(
                List.of("topsecret", "coming"),
                een.clients().stream().map(c -> c.secret().reveal()).toList());
        assertEquals(
                List.of("client-1", "client-1"),
                een.clients().stream().map(ClientCredentials::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coming", "coming\n", "coming\r\n"})
    void isReadFromAFileWithoutItsLastLineBreak(String content) throws IOException {
        assertEquals(
                Optional.of(new Secret("coming")),
                read(FILE, file("next", content)).providers().first().client().next());
    }

    @Test
    void isIgnoredWhenItIsTheCurrentOne() throws IOException {
        assertEquals(
                Optional.empty(),
                read(SETTING, "topsecret").providers().first().client().next());
        assertEquals(
                Optional.empty(),
                read(FILE, file("next", "topsecret\n"))
                        .providers()
                        .first()
                        .client()
                        .next());
        assertEquals(1, read(SETTING, "topsecret").providers().first().clients().size());
    }

    @Test
    void isIgnoredWhenBothFilesHoldTheSame() throws IOException {
        Settings settings = readOnly(Map.of(
                "een.client-id",
                "client-1",
                "een.client-secret-file",
                file("current", "same\n"),
                FILE,
                file("next", "same"),
                "een.redirect-uri",
                "http://127.0.0.1:3333"));
        assertEquals(
                List.of("same"),
                settings.providers().first().clients().stream()
                        .map(c -> c.secret().reveal())
                        .toList());
    }

    @Test
    void mayNotBeInBothPlaces() throws IOException {
        String fault = fault(SETTING, "coming", FILE, file("next", "coming"));
        assertStartsWith(FILE + " (EEN_NEXT_CLIENT_SECRET_FILE)", fault);
        assertFalse(fault.contains("coming"), fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two\nlines\n"})
    void isNotTakenFromAFileWithoutExactlyOneLine(String content) throws IOException {
        String fault = fault(FILE, file("next", content));
        assertStartsWith(FILE + " (EEN_NEXT_CLIENT_SECRET_FILE)", fault);
        assertFalse(fault.contains("two"), fault);
    }

    @Test
    void mustHaveAFileThatCanBeRead() {
        assertStartsWith(FILE, fault(FILE, folder.resolve("missing").toString()));
    }

    @Test
    void doesNotReplaceTheCurrentOne() {
        List<String> faults = assertThrows(
                        SettingsException.class,
                        () -> readOnly(Map.of(
                                "een.client-id",
                                "client-1",
                                SETTING,
                                "coming",
                                "een.redirect-uri",
                                "http://127.0.0.1:3333")))
                .faults();
        assertEquals(1, faults.size(), "" + faults);
        assertStartsWith("een.client-secret (EEN_CLIENT_SECRET) is missing", faults.get(0));
    }

    @Test
    void isNeverShown() {
        Settings settings = read(SETTING, "coming");
        assertFalse(settings.toString().contains("coming"), settings.toString());
        String message = assertThrows(
                        SettingsException.class, () -> read(SETTING, "coming", "een.scope", "${nowhere.at.all}"))
                .getMessage();
        assertFalse(message.contains("coming"), message);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
