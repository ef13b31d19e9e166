package io.eenjakarta.readme;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The files that the README tells a portal's developer to write, as they stand in it. */
public final class Snippets {

    private static final Pattern MARKED =
            Pattern.compile("(?ms)^<!-- ([a-z]+): (\\S+) -->\\n\\n```([a-z]+)\\n(.*?)^```$");

    private Snippets() {}

    /**
     * One of them.
     *
     * @param group what it belongs to, such as {@code portal}
     * @param file name of the file
     * @param language of the code block
     * @param text without the fences
     */
    public record Snippet(String group, String file, String language, String text) {

        /** How much a developer has to write. */
        public long lines() {
            return text.lines().filter(line -> !line.isBlank()).count();
        }
    }

    /** All of them, in their order. */
    public static List<Snippet> all() {
        try {
            Matcher marked = MARKED.matcher(Files.readString(Path.of("README.md")));
            return marked.results()
                    .map(found -> new Snippet(found.group(1), found.group(2), found.group(3), found.group(4)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only one of that name. */
    public static Snippet get(String group, String file) {
        List<Snippet> found = all().stream()
                .filter(snippet ->
                        snippet.group().equals(group) && snippet.file().equals(file))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " snippets " + group + ": " + file);
        }
        return found.get(0);
    }

    /**
     * Compiles sources against the class path of this JVM.
     *
     * @return the class files, below the folder
     */
    public static List<Path> compile(List<Snippet> sources, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        // A JVM of the tests has nothing but a manifest on its own class path.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of(
                "-proc:none", "-Xlint:all", "-Werror", "--release", "17", "-cp", classPath, "-d", into.toString());
        List<JavaFileObject> files =
                sources.stream().<JavaFileObject>map(Source::new).toList();
        Files.createDirectories(into);
        if (!compiler.getTask(problems, null, null, options, null, files).call()) {
            throw new AssertionError(problems.toString());
        }
        try (Stream<Path> all = Files.walk(into)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Snippet snippet) {
            super(URI.create("readme:///example/" + snippet.file()), Kind.SOURCE);
            this.text = snippet.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
