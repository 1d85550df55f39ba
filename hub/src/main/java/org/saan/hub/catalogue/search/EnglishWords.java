package org.saan.hub.catalogue.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** English words of every day. Whoever types one means it: a donkey is not the village of Don Koi. */
final class EnglishWords {
    private static final Set<String> WORDS = read();

    private EnglishWords() {}

    static boolean isWord(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> read() {
        var in = Objects.requireNonNull(EnglishWords.class.getResourceAsStream("/vocabulary/english_words.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
