package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The words of the pages in one language, for templates as {@code ${text.of('key')}}. They lie in {@code texts_*.properties}
 * beside this class; those that take values are in the form of {@link MessageFormat}. Thread-safe.
 */
public final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        Stream.of(Language.values()).forEach(language -> ALL.put(language, new Texts(language)));
    }

    static final Texts ENGLISH = in(Language.ENGLISH);

    private final Language language;
    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(Language language) {
        this.language = language;
        this.bundle = read(language);
    }

    static Texts in(Language language) {
        return ALL.get(language);
    }

    /** In the language of whoever asks. */
    static Texts of(HttpServletRequest request) {
        return in(Language.of(request));
    }

    public Language language() {
        return language;
    }

    Locale locale() {
        return language.locale();
    }

    /** A text that takes no value. What is not there is shown by its key. */
    public String of(String key) {
        return find(key).orElse(key);
    }

    /** A text with a value in it. */
    public String with(String key, Object value) {
        return format(key, value);
    }

    /** A text with two values in it. */
    public String with(String key, Object first, Object second) {
        return format(key, first, second);
    }

    Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    private String format(String key, Object... values) {
        MessageFormat format = formats.get(key);
        if (format == null) {
            format = new MessageFormat(of(key), locale());
            if (bundle.containsKey(key)) {
                formats.put(key, format);
            }
        }
        // It is not thread-safe itself, and a copy takes a fraction of reading the text.
        return ((MessageFormat) format.clone()).format(values);
    }

    /** Without the platform's cache and its fallback to the machine's own language. */
    private static ResourceBundle read(Language language) {
        String file = "texts_" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(Texts.class.getResourceAsStream(file), UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
