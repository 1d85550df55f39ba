package org.saan.hub.shared;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words for users, in Thai and English: {@code messages/<module>_th.properties} and {@code _en}. Sentences are whole
 * and take ICU arguments ({@code {0, plural, one {# piece} other {# pieces}}}).
 */
@Component
public class Words {
    private final Map<Language, Map<String, String>> sentences = new EnumMap<>(Language.class);
    /** Sentences with arguments as they were read once: reading takes longer than saying. */
    private final Map<Language, Map<String, MessageFormat>> readSentences = new EnumMap<>(Language.class);

    public Words() {
        for (var language : Language.values()) {
            sentences.put(language, read(language));
            readSentences.put(language, new ConcurrentHashMap<>());
        }
    }

    /**
     * The sentence of a key with its arguments; an unknown key is a bug and says so. An argument in two languages is said
     * in this one.
     */
    public String say(Language language, String key, Object... values) {
        var args = java.util.Arrays.stream(values)
                .map(value -> value instanceof LocalizedText text ? text.in(language) : value)
                .toArray();
        var pattern = pattern(language, key);
        if (args.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        var sentence = Objects.requireNonNull(readSentences.get(language))
                .computeIfAbsent(key, k -> new MessageFormat(pattern, language.locale()));
        // One at a time: a format keeps notes while it works.
        synchronized (sentence) {
            return sentence.format(args);
        }
    }

    /** The sentence as written, with its arguments still open. */
    String pattern(Language language, String key) {
        var pattern = sentences(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language.tag());
        }
        return pattern;
    }

    public boolean has(String key) {
        return sentences(Language.TH).containsKey(key);
    }

    /** All keys known in one language: a test holds the two against each other. */
    public Set<String> keys(Language language) {
        return Set.copyOf(sentences(language).keySet());
    }

    private Map<String, String> sentences(Language language) {
        return sentences.getOrDefault(language, Map.of());
    }

    private static Map<String, String> read(Language language) {
        var all = new HashMap<String, String>();
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language.tag() + ".properties");
            for (var file : files) {
                var words = new Properties();
                try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(in);
                }
                words.forEach((key, sentence) -> {
                    if (all.put((String) key, (String) sentence) != null) {
                        throw new IllegalStateException("two sentences for " + key + " in " + language.tag());
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
