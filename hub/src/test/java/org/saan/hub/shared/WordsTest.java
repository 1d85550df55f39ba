package org.saan.hub.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words();

    @Test
    void everySentenceExistsInBothLanguages() {
        assertThat(new TreeSet<>(words.keys(Language.TH))).isEqualTo(new TreeSet<>(words.keys(Language.EN)));
    }

    @Test
    void everySentenceIsAPatternAndBothLanguagesTakeTheSameArguments() {
        for (var key : words.keys(Language.TH)) {
            assertThat(argumentsOf(Language.TH, key)).as(key).isEqualTo(argumentsOf(Language.EN, key));
        }
    }

    /** Keys that are written out in templates and Java must exist; composed ones are the business of their module's tests. */
    @Test
    void everyKeyNamedInATemplateHasWords() throws IOException {
        var named = Pattern.compile("\\bt\\(\"([a-z0-9_.]+)\"[,)]");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
                var match = named.matcher(Files.readString(file));
                while (match.find()) {
                    assertThat(words.has(match.group(1)))
                            .as("%s in %s", match.group(1), file.getFileName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyRefusalThatTheCodeCanSayHasWords() throws IOException {
        var named = Pattern.compile("(?:new Refusal\\(|Refusal\\.of\\(\\s*[^,]+,\\s*)\"([a-z0-9_.]+)\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var match = named.matcher(Files.readString(file));
                while (match.find()) {
                    assertThat(words.has(match.group(1)))
                            .as("%s in %s", match.group(1), file.getFileName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void anUnknownKeyIsABugThatSaysSo() {
        assertThatThrownBy(() -> words.say(Language.TH, "no.such.key")).hasMessageContaining("no.such.key");
    }

    private TreeSet<String> argumentsOf(Language language, String key) {
        return new TreeSet<>(new MessageFormat(words.pattern(language, key), language.locale()).getArgumentNames());
    }
}
