package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says an expression gives is what it gives. A colon begins an explanation, … leaves something out. */
@TestInstance(Lifecycle.PER_CLASS)
class DocumentedExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/saan/thaitext");
    private static final Pattern BLOCK = Pattern.compile("<pre>\\{@code\\R(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("(.+?)\\s*// (.*)");

    private final JShell shell = JShell.builder().executionEngine("local").build();

    record Example(String file, String expression, String result) {}

    @BeforeAll
    void imports() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        for (var name :
                List.of("java.math.*", "java.time.*", "java.util.*", "java.util.stream.*", "org.saan.thaitext.*")) {
            shell.eval("import " + name + ";");
        }
    }

    @AfterAll
    void close() {
        shell.close();
    }

    static List<Example> examples() throws IOException {
        var all = new ArrayList<Example>();
        try (var files = Files.list(SOURCES)) {
            for (var file : files.sorted().toList()) {
                var blocks = BLOCK.matcher(Files.readString(file));
                while (blocks.find()) {
                    var lines = blocks.group(1).replaceAll("(?m)^\\s*\\* ?", "").replaceAll("\\R\\s+// ", " // ");
                    lines.lines().forEach(line -> {
                        var example = EXAMPLE.matcher(line);
                        assertThat(example.matches()).as(line).isTrue();
                        all.add(new Example(file.getFileName().toString(), example.group(1), example.group(2)));
                    });
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatItSays(Example example) {
        var events = shell.eval("String.valueOf(" + example.expression() + ")");
        assertThat(events)
                .allMatch(event -> event.status() == Status.VALID && event.exception() == null, example.expression());
        var value = events.getFirst().value();
        var actual = value.substring(1, value.length() - 1).replace("\\\"", "\"");
        var said = example.result();
        int left = said.indexOf('…');
        if (left >= 0 && !actual.contains("…")) {
            assertThat(actual).startsWith(said.substring(0, left));
        } else {
            assertThat(said.startsWith(actual + ": ") ? actual : said)
                    .as(example.file())
                    .isEqualTo(actual);
        }
    }

    @Test
    void everyTypeThatReadsOrWritesHasExamples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            var without = files.filter(DocumentedExamplesTest::isPublicClass)
                    .filter(file -> !text(file).contains("<pre>"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith("Main.java"));
            assertThat(without).isEmpty();
        }
    }

    private static boolean isPublicClass(Path file) {
        return text(file).contains("\npublic final class ");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
