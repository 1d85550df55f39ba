package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands what a query asks for. Immutable, safe for many threads. */
final class QueryReader {
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a",
            "an",
            "the",
            "of",
            "from",
            "for",
            "with",
            "in",
            "and",
            "or",
            "by",
            "to",
            "on",
            "at",
            "thai",
            "thailand",
            "ที่",
            "และ",
            "ของ",
            "จาก",
            "ใน",
            "กับ",
            "สำหรับ",
            "หรือ",
            "การ",
            "แบบ");

    /** Words that say no more than that something is looked for. */
    private static final Set<String> VAGUE_WORDS = Set.of(
            "gift",
            "gifts",
            "present",
            "souvenir",
            "souvenirs",
            "handmade",
            "handicraft",
            "handicrafts",
            "craft",
            "crafts",
            "product",
            "products",
            "ของขวัญ",
            "ของฝาก",
            "ของที่ระลึก",
            "สินค้า",
            "งานฝีมือ",
            "ทำมือ",
            "หัตถกรรม",
            "hadiah",
            "kerajinan",
            "quà",
            "quà tặng");

    /** Of a label with so many longer ones that mean something else, one cannot tell much: ผ้า stands before every kind of cloth. */
    private static final int GENERIC = 8;

    private final TextReader reader;
    private final Vocabulary vocabulary;
    private final Map<String, Integer> begins;
    private final @Nullable LikeLabels like;

    QueryReader(TextReader reader, Vocabulary vocabulary, @Nullable LikeLabels like) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.like = like;
        this.begins = begins(vocabulary);
    }

    QueryReading read(String query) {
        var read = reader.read(query);
        var mentions = new ArrayList<>(read.mentions());
        boolean craft = mentions.stream().anyMatch(m -> !m.label().everyday());
        var parts = new ArrayList<QueryPart>();
        var covered = new BitSet();
        if (like != null) {
            for (var found : like.find(read, mentions)) {
                mentions.removeIf(m -> m.from() < found.to() && found.from() < m.to());
                parts.add(new QueryPart(
                        found.concepts(),
                        reader.read(read.text().substring(found.from(), found.to()))
                                .words(),
                        false,
                        found.trust(),
                        found.from(),
                        found.to(),
                        shown(found)));
                covered.set(found.from(), found.to());
                craft = true;
            }
        }
        for (var mention : mentions) {
            if ((mention.label().everyday() && !craft) || (mention.inside() && saysNothingNew(mention, mentions))) {
                continue;
            }
            covered.set(mention.from(), mention.to());
            if (!mention.inside()) {
                var summed = sumOf(mention, mentions);
                if (summed == Sum.OF_OTHERS) {
                    continue;
                }
                add(parts, part(mention, read, false, List.of()));
            } else {
                var whole = mentions.stream()
                        .filter(m -> !m.inside() && m.covers(mention))
                        .findFirst()
                        .orElse(mention);
                var summed = isGeneric(mention.label()) ? Sum.NONE : sumOf(whole, mentions);
                add(
                        parts,
                        part(
                                mention,
                                read,
                                summed == Sum.NONE,
                                summed == Sum.OF_OTHERS ? whole.label().concepts() : List.of()));
            }
        }
        addSizes(parts, read, covered);
        addWords(parts, read, covered);
        parts.sort(Comparator.comparingInt(QueryPart::from));
        return new QueryReading(read.text(), parts);
    }

    /** A label as it is shown: a misspelling, or one romanisation of many, is shown as it is properly called. */
    private String shown(LikeLabels.Found found) {
        return found.label().mistake() || found.label().language().equals("th-Latn")
                ? properly(found.label())
                : found.label().text();
    }

    private QueryPart part(Mention mention, ReadText read, boolean optional, List<String> also) {
        var text = read.text().substring(mention.from(), mention.to());
        boolean vague = VAGUE_WORDS.contains(text);
        var concepts = new LinkedHashSet<>(mention.label().concepts());
        concepts.addAll(also);
        return new QueryPart(
                List.copyOf(concepts),
                reader.read(text).words(),
                optional || vague,
                optional || vague ? 0.3f : 1,
                mention.from(),
                mention.to(),
                mention.label().mistake() ? properly(mention.label()) : "");
    }

    /** What a misspelling should have been, in its script. */
    private String properly(Label label) {
        var concept = vocabulary.get(label.concepts().getFirst());
        return concept.name(label.text().charAt(0) < 0x0e00 ? "en" : "th");
    }

    /** Whether a label is the sum of labels inside it: bamboo tray is a winnowing tray, or a tray of bamboo. */
    private enum Sum {
        NONE,
        /** One of them means what the whole means: ซิ่นตีนจก. */
        OF_ITSELF,
        OF_OTHERS
    }

    private Sum sumOf(Mention whole, List<Mention> all) {
        var inner = all.stream().filter(whole::covers).toList();
        int at = whole.from();
        for (var part : inner) {
            if (part.from() > at + 1) {
                return Sum.NONE;
            }
            at = Math.max(at, part.to());
        }
        if (at < whole.to() || inner.size() < 2) {
            return Sum.NONE;
        }
        boolean itself = inner.stream().anyMatch(part -> areInLine(part, whole));
        return itself ? Sum.OF_ITSELF : Sum.OF_OTHERS;
    }

    private boolean areInLine(Mention a, Mention b) {
        return a.label().concepts().stream()
                .anyMatch(x -> b.label().concepts().stream().anyMatch(y -> vocabulary.areInLine(x, y)));
    }

    private boolean isGeneric(Label label) {
        return begins.getOrDefault(label.text(), 0) >= GENERIC;
    }

    /** For each label how many longer ones begin with it and mean something else. */
    private static Map<String, Integer> begins(Vocabulary vocabulary) {
        var trie = new LabelTrie<Label>();
        vocabulary.labels().forEach(label -> trie.put(label.text(), label));
        var begins = new HashMap<String, Integer>();
        for (var label : vocabulary.labels()) {
            trie.forEachAt(label.text(), 0, (shorter, end) -> {
                boolean other = end < label.text().length()
                        && shorter.concepts().stream()
                                .noneMatch(a -> label.concepts().stream().anyMatch(b -> vocabulary.areInLine(a, b)));
                begins.merge(shorter.text(), other ? 1 : 0, Integer::sum);
            });
        }
        return begins;
    }

    /** A part of a label that is a kind of the same, or of what the label already means. */
    private boolean saysNothingNew(Mention mention, List<Mention> all) {
        return all.stream().anyMatch(other -> other.covers(mention) && areInLine(mention, other));
    }

    /** What is asked twice is asked once; of two in one line the narrower counts. */
    private void add(List<QueryPart> parts, QueryPart part) {
        for (int i = 0; i < parts.size(); i++) {
            var other = parts.get(i);
            if (isWithin(other, part)) {
                return;
            }
            if (isWithin(part, other) && part.optional() == other.optional()) {
                parts.set(i, part);
                return;
            }
        }
        parts.add(part);
    }

    /** Whether whatever has the first has the second. */
    private boolean isWithin(QueryPart narrow, QueryPart wide) {
        return !narrow.concepts().isEmpty()
                && !wide.concepts().isEmpty()
                && narrow.concepts().stream()
                        .allMatch(a -> wide.concepts().stream()
                                .anyMatch(b -> vocabulary.upward(a).contains(b)));
    }

    private static void addSizes(List<QueryPart> parts, ReadText read, BitSet covered) {
        for (var size : Sizes.in(read.text())) {
            covered.set(size.from(), size.to());
            parts.add(new QueryPart(List.of(), List.of(size.whole()), false, 1, size.from(), size.to(), ""));
        }
    }

    private void addWords(List<QueryPart> parts, ReadText read, BitSet covered) {
        for (var token : read.tokens()) {
            var run = read.runs().get(token);
            if (run == null) {
                if (covered.nextSetBit(token.from()) < 0 || covered.nextSetBit(token.from()) >= token.to()) {
                    addWord(parts, read.word(token), token.from(), token.to());
                }
                continue;
            }
            int at = token.from();
            for (var word : run.words()) {
                int end = at + word.length();
                int next = covered.nextSetBit(at);
                if (next < 0 || next >= end) {
                    addWord(parts, word, at, end);
                }
                at = end;
            }
        }
    }

    private static void addWord(List<QueryPart> parts, String word, int from, int to) {
        parts.add(new QueryPart(List.of(), List.of(word), EMPTY_WORDS.contains(word), 1, from, to, ""));
    }
}
