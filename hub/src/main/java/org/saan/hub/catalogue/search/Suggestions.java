package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saan.thaitext.ThaiText;

/**
 * What can be meant by the first letters of a search: terms of the vocabulary that something is found for, in whatever language
 * they are begun, and names of products and groups from the beginning of each word. Immutable, safe for many threads.
 */
public final class Suggestions {
    private static final int MOST_LOOKED_AT = 2_000;
    private static final int LONGEST = 60;

    /** What is suggested. */
    public enum Kind {
        TERM,
        GROUP,
        PRODUCT
    }

    /**
     * Something with a name.
     *
     * @param id of the concept, or code of the group or product
     * @param th empty when there is none; so is {@code en}
     * @param count how much is found with it, to put what is frequent first
     */
    public record Named(Kind kind, String id, String th, String en, long count) {
        String in(String language) {
            var first = language.equals("th") ? th : en;
            return first.isEmpty() ? (language.equals("th") ? en : th) : first;
        }
    }

    /**
     * A suggestion.
     *
     * @param words as it is called in the language of the reader
     * @param written what was begun, where that is not how it is called: แพรวา for {@code prae}
     */
    public record Suggestion(Kind kind, String id, String words, String written, long count) {}

    private record Entry(String key, String written, Named named) {}

    private final Entry[] entries;

    private Suggestions(Entry[] entries) {
        this.entries = entries;
    }

    /** None. */
    public static Suggestions none() {
        return new Suggestions(new Entry[0]);
    }

    /**
     * @param counts how many findings each concept has; those without any are not suggested
     */
    public static Suggestions of(Vocabulary vocabulary, Map<String, Long> counts, Collection<Named> names) {
        var entries = new ArrayList<Entry>();
        for (var label : vocabulary.labels()) {
            if (label.mistake()) {
                continue;
            }
            for (var id : label.concepts()) {
                var count = counts.get(id);
                if (count != null) {
                    var concept = vocabulary.get(id);
                    var named = new Named(Kind.TERM, id, concept.name("th"), concept.name("en"), count);
                    entries.add(new Entry(label.text(), label.text(), named));
                }
            }
        }
        var reader = new TextReader(Vocabulary.none(), new SearchOptions(false, false, false));
        for (var named : names) {
            for (var name : List.of(named.th(), named.en())) {
                addName(entries, reader, named, name);
            }
        }
        var all = entries.toArray(Entry[]::new);
        Arrays.sort(all, Comparator.comparing(Entry::key));
        return new Suggestions(all);
    }

    private static void addName(List<Entry> entries, TextReader reader, Named named, String name) {
        var read = reader.read(name);
        for (var token : read.tokens()) {
            var run = read.runs().get(token);
            int at = token.from();
            for (var word : run == null ? List.of(token.text()) : run.words()) {
                int end = Math.min(read.text().length(), at + LONGEST);
                entries.add(new Entry(read.text().substring(at, end), name, named));
                at += word.length();
            }
        }
    }

    /**
     * What begins so; terms first, then groups, then products, each with the most frequent first.
     *
     * @param language {@code th} or {@code en}
     */
    public List<Suggestion> of(String begun, String language, int most) {
        var key = ThaiText.normal(begun).toLowerCase(Locale.ROOT);
        if (key.isEmpty() || key.length() > LONGEST) {
            return List.of();
        }
        Map<Named, Entry> found = new LinkedHashMap<>();
        int at = first(key);
        for (int i = at;
                i < entries.length
                        && i < at + MOST_LOOKED_AT
                        && entries[i].key().startsWith(key);
                i++) {
            var entry = entries[i];
            found.merge(entry.named(), entry, Suggestions::nearer);
        }
        return found.values().stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.named().kind())
                        .thenComparing(entry -> -entry.named().count())
                        .thenComparing(entry -> entry.key().length())
                        .thenComparing(entry -> entry.named().id()))
                .limit(most)
                .map(entry -> suggestion(entry, language))
                .toList();
    }

    /** Of several ways of writing the one by which it is called, then the shortest. */
    private static Entry nearer(Entry a, Entry b) {
        boolean called = isCalled(b);
        return called != isCalled(a)
                ? (called ? b : a)
                : a.key().length() <= b.key().length() ? a : b;
    }

    private static boolean isCalled(Entry entry) {
        return entry.written().equals(Vocabulary.form(entry.named().th()))
                || entry.written().equals(Vocabulary.form(entry.named().en()));
    }

    private static Suggestion suggestion(Entry entry, String language) {
        var named = entry.named();
        var words = named.in(language);
        boolean same = named.kind() != Kind.TERM || isCalled(entry);
        return new Suggestion(named.kind(), named.id(), words, same ? "" : entry.written(), named.count());
    }

    private int first(String key) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].key().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
