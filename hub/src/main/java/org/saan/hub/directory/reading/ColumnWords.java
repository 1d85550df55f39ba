package org.saan.hub.directory.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.saan.thaitext.ThaiLikeness;
import org.saan.thaitext.ThaiText;

/**
 * What the words of a header cell mean, from the list {@code columns.tsv}. {@code "จำนวนสมาชิก (คน)"} and
 * {@code "No. of members / สมาชิก"} are both the number of members.
 */
final class ColumnWords {
    private static final int FOUND_INSIDE = 4;
    private static final int SHORTEST_SLIP = 5;
    private static final Pattern BRACKETS = Pattern.compile("[(\\[{（].*?[)\\]}）]");
    private static final Pattern ALTERNATIVES = Pattern.compile("[/|\\n(（)）]|หรือ");
    private static final Set<Field> PLACES = EnumSet.of(Field.SUBDISTRICT, Field.DISTRICT, Field.PROVINCE);
    private static final Map<String, Field> WORDS = load();

    private ColumnWords() {}

    /** The meaning of a header, also when its words stand inside a longer one. */
    static Optional<Field> find(String header) {
        return findExactly(header)
                .or(() -> longestInside(key(BRACKETS.matcher(header).replaceAll(" "))));
    }

    /** The meaning of a text that is a header and nothing else. */
    static Optional<Field> findExactly(String header) {
        var bare = BRACKETS.matcher(header).replaceAll(" ");
        var whole = key(bare);
        if (whole.isEmpty()) {
            whole = key(header);
        }
        if (whole.isEmpty()) {
            return header.strip().equals("#") ? Optional.of(Field.SEQUENCE) : Optional.empty();
        }
        var exact = WORDS.get(whole);
        if (exact != null) {
            return Optional.of(exact);
        }
        var meant = new LinkedHashSet<Field>();
        for (var part : ALTERNATIVES.split(header)) {
            var field = WORDS.get(key(part));
            if (field != null) {
                meant.add(field);
            }
        }
        if (!meant.isEmpty()) {
            // "ตำบล/อำเภอ/จังหวัด" over one column is an address, "ตำบล/แขวง" is one place.
            boolean several = meant.stream().filter(PLACES::contains).count() > 1;
            return Optional.of(several ? Field.ADDRESS : meant.iterator().next());
        }
        return Optional.empty();
    }

    /** The meaning of a header with a slip of the pen: จังหวด, เบอร์โทรศัพ, provice. */
    static Optional<Field> findMisspelt(String header) {
        var key = key(BRACKETS.matcher(header).replaceAll(" "));
        if (key.length() < SHORTEST_SLIP || key.length() > 40) {
            return Optional.empty();
        }
        double limit = key.length() >= 9 ? 2 : 1;
        String best = null;
        double least = limit + 0.001;
        for (var word : WORDS.keySet()) {
            if (word.length() < SHORTEST_SLIP || Math.abs(word.length() - key.length()) > limit) {
                continue;
            }
            double distance = ThaiLikeness.distance(key, word);
            if (distance < least || (distance == least && best != null && word.compareTo(best) < 0)) {
                best = word;
                least = distance;
            }
        }
        return best == null ? Optional.empty() : Optional.ofNullable(WORDS.get(best));
    }

    private static Optional<Field> longestInside(String header) {
        // A sentence is a title or a note, not the head of a column.
        if (header.length() > 40) {
            return Optional.empty();
        }
        String best = "";
        for (var word : WORDS.keySet()) {
            boolean better =
                    word.length() > best.length() || (word.length() == best.length() && word.compareTo(best) < 0);
            if (word.length() >= FOUND_INSIDE
                    && better
                    && WORDS.get(word) != Field.SOME_NAME
                    && header.contains(word)) {
                best = word;
            }
        }
        return Optional.ofNullable(WORDS.get(best));
    }

    /** The words of a header as they are compared. */
    static String key(String text) {
        return ThaiText.matchingKey(text);
    }

    private static Map<String, Field> load() {
        var words = new HashMap<String, Field>();
        try (var in = ColumnWords.class.getResourceAsStream("columns.tsv");
                var reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        var parts = line.split("\t", 2);
                        for (var word : parts[1].split("\\|")) {
                            var before = words.put(key(word), Field.valueOf(parts[0]));
                            if (before != null && before != Field.valueOf(parts[0])) {
                                throw new IllegalStateException(word + " stands for two fields");
                            }
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        words.remove("");
        return Map.copyOf(words);
    }
}
