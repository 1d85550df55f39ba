package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.Romanisation;
import org.saan.thaitext.ThaiLikeness;
import org.saan.thaitext.ThaiWords;

/**
 * Recognises labels in spite of their spelling: tone marks left out, letters of one sound, unseen romanisations of Thai, slips of
 * the hand. What is an ordinary Thai word is never taken for another: หมี is a bear and not half of มัดหมี่.
 */
final class LikeLabels {
    private static final int MOST_PIECES = 8;
    private static final int MOST_WORDS = 4;
    /** Where more words stand than anybody types, the later ones are not compared. */
    private static final int MOST_BEGINNINGS = 32;
    /** Two labels are equally like when their distances differ by less; then either is meant. */
    private static final int CLOSE = 12;

    private static final double FAR = 2;
    private static final Pattern PARTED_AM = Pattern.compile("\u0e31([\u0e48-\u0e4b]?)ม");
    private static final int PARTED = 15;

    private final Vocabulary vocabulary;
    private final GramIndex thai = new GramIndex();
    private final GramIndex typed = new GramIndex();
    private final Map<String, List<Sounding>> sounding = new HashMap<>();
    /** Lao labels by their letters without tone marks. */
    private final Map<String, List<Label>> lao = new HashMap<>();

    /** A label as it sounds. */
    private record Sounding(String sounds, Label label, boolean attested) {}

    /** A label that a stretch of a query is taken for. */
    record Found(List<String> concepts, int from, int to, float trust, Label label) {}

    /** How like the most like labels are. */
    private record Best(int distance, List<Label> labels) {}

    LikeLabels(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (var label : vocabulary.labels()) {
            if (label.everyday()) {
                continue;
            }
            char first = label.text().charAt(0);
            if (first >= 0x0e00 && first < 0x0e80) {
                thai.add(ThaiSound.key(label.text()), label.text().replace(" ", ""), label);
                var latin = Romanisation.suggest(label.text());
                if (latin.complete()) {
                    sounding(letters(latin.text()), label, false);
                }
            } else if (isLao(first)) {
                lao.computeIfAbsent(toneless(label.text()), t -> new ArrayList<>())
                        .add(label);
            } else if (first < 0x0e00) {
                var letters = letters(label.text());
                typed.add(letters, letters, label);
                if (label.language().endsWith("-Latn") || isName(label)) {
                    sounding(letters, label, true);
                }
            }
        }
    }

    private boolean isName(Label label) {
        return label.concepts().stream().anyMatch(id -> vocabulary.get(id).type() == ConceptType.PROVINCE);
    }

    private void sounding(String letters, Label label, boolean attested) {
        if (letters.length() < 4) {
            return;
        }
        var sounds = LatinSound.of(letters);
        sounding.computeIfAbsent(LatinSound.skeleton(sounds), s -> new ArrayList<>())
                .add(new Sounding(sounds, label, attested));
    }

    private static String letters(String text) {
        var letters = new StringBuilder();
        for (var token : Token.of(text.toLowerCase(java.util.Locale.ROOT))) {
            letters.append(token.plain());
        }
        return letters.toString();
    }

    /** The stretches of a query that are no labels but like one; they do not overlap. */
    List<Found> find(ReadText read, List<Mention> known) {
        var found = new ArrayList<Found>();
        latin(read, known, found);
        thai(read, known, found);
        lao(read, known, found);
        found.sort(Comparator.comparingDouble(f -> -(f.to() - f.from()) * (3.0 * f.trust() - 2)));
        var kept = new ArrayList<Found>();
        for (var each : found) {
            if (kept.stream().noneMatch(other -> other.from() < each.to() && each.from() < other.to())) {
                kept.add(each);
            }
        }
        return kept;
    }

    private static boolean isCovered(int from, int to, List<Mention> known) {
        return known.stream().anyMatch(m -> m.from() <= from && m.to() >= to);
    }

    private void latin(ReadText read, List<Mention> known, List<Found> found) {
        var tokens = read.tokens();
        for (int i = 0; i < Math.min(tokens.size(), MOST_BEGINNINGS); i++) {
            var letters = new StringBuilder();
            boolean unknown = false;
            boolean knownToo = false;
            boolean english = true;
            for (int j = i; j < Math.min(tokens.size(), i + MOST_WORDS); j++) {
                var token = tokens.get(j);
                if (token.kind() != Token.Kind.WORD) {
                    break;
                }
                letters.append(token.plain());
                boolean covered = isCovered(token.from(), token.to(), known);
                unknown |= !covered;
                knownToo |= covered;
                english &= EnglishWords.isWord(token.plain());
                if (unknown) {
                    var best = bestLatin(letters.toString());
                    if (english && best != null && !isMeantBy(letters.toString(), best)) {
                        continue;
                    }
                    add(found, best, letters.length(), knownToo, tokens.get(i).from(), token.to());
                }
            }
        }
    }

    /** Words of English stand for themselves, but for other forms of what the vocabulary has and for a letter doubled or not. */
    private static boolean isMeantBy(String english, Best best) {
        var label = best.labels().getFirst();
        var letters = letters(label.text());
        int common = 0;
        while (common < Math.min(english.length(), letters.length())
                && english.charAt(common) == letters.charAt(common)) {
            common++;
        }
        boolean form = label.language().equals("en") && common >= Math.max(4, letters.length() - 2);
        return form || best.distance() <= 25;
    }

    private void thai(ReadText read, List<Mention> known, List<Found> found) {
        var pieces = new ArrayList<int[]>();
        for (var token : read.tokens()) {
            var run = read.runs().get(token);
            int at = token.from();
            for (var word : run == null ? List.<String>of() : run.words()) {
                pieces.add(new int[] {at, at + word.length()});
                at += word.length();
            }
        }
        for (int i = 0; i < Math.min(pieces.size(), MOST_BEGINNINGS); i++) {
            boolean unknown = false;
            boolean knownToo = false;
            for (int j = i; j < Math.min(pieces.size(), i + MOST_PIECES); j++) {
                int from = pieces.get(i)[0];
                int to = pieces.get(j)[1];
                if (j > i
                        && !read.text()
                                .substring(pieces.get(j - 1)[1], pieces.get(j)[0])
                                .isBlank()) {
                    break;
                }
                boolean covered = isCovered(pieces.get(j)[0], to, known);
                unknown |= !covered;
                knownToo |= covered;
                var window = read.text().substring(from, to).replace(" ", "");
                if (unknown && window.length() >= 3 && !ThaiWords.standard().isWord(window)) {
                    add(found, bestThai(window), window.length(), knownToo, from, to);
                }
            }
        }
    }

    private static boolean isLao(char c) {
        return c >= 0x0e80 && c < 0x0f00;
    }

    private static String toneless(String lao) {
        return lao.replaceAll("[\u0ec8-\u0ecb ]", "");
    }

    /** Lao is compared as a whole, without its tones. */
    private void lao(ReadText read, List<Mention> known, List<Found> found) {
        for (var token : read.tokens()) {
            var labels = isLao(token.text().charAt(0)) ? lao.get(toneless(token.text())) : null;
            if (labels != null && !isCovered(token.from(), token.to(), known)) {
                var concepts = new LinkedHashSet<String>();
                labels.forEach(label -> concepts.addAll(label.concepts()));
                found.add(new Found(List.copyOf(concepts), token.from(), token.to(), 0.95f, labels.getFirst()));
            }
        }
    }

    /** Takes what is like enough: the longer the label, the more may be wrong. */
    private static void add(List<Found> found, @Nullable Best best, int length, boolean knownToo, int from, int to) {
        if (best == null) {
            return;
        }
        int label = best.labels().getFirst().text().length();
        int most = Math.min(length, label) <= 3
                ? 20
                : switch (Math.min(length, label)) {
                    case 4 -> 55;
                    case 5 -> 100;
                    case 6 -> 110;
                    case 7, 8 -> 150;
                    default -> 200;
                };
        double part = best.distance() / (100.0 * Math.max(length, label));
        if (best.distance() <= most && part <= (knownToo ? 0.08 : 0.21)) {
            var concepts = new LinkedHashSet<String>();
            best.labels().forEach(l -> concepts.addAll(l.concepts()));
            found.add(new Found(
                    List.copyOf(concepts),
                    from,
                    to,
                    (float) (1 - part),
                    best.labels().getFirst()));
        }
    }

    private @Nullable Best bestThai(String window) {
        // Who hears the sound of ำ writes it in two letters, with the tone between them.
        var joined = PARTED_AM.matcher(window).replaceAll("$1ำ");
        return best(
                thai.like(ThaiSound.key(window)),
                entry -> joined.equals(window)
                        ? like(window, entry.text())
                        : Math.min(like(window, entry.text()), PARTED + like(joined, entry.text())),
                GramIndex.Entry::label);
    }

    private static int like(String window, String label) {
        return ThaiLikeness.isWithin(window, label, FAR)
                ? (int) Math.round(100 * ThaiLikeness.distance(window, label))
                : Integer.MAX_VALUE / 2;
    }

    private @Nullable Best bestLatin(String letters) {
        if (letters.length() < 3) {
            return null;
        }
        var byHand =
                best(typed.like(letters), entry -> WeighedEdits.typing(letters, entry.text()), GramIndex.Entry::label);
        var sounds = LatinSound.of(letters);
        var bySound = best(
                sounding.getOrDefault(LatinSound.skeleton(sounds), List.of()),
                entry -> LatinSound.distance(sounds, entry.sounds()) * (entry.attested() ? 1 : 2),
                Sounding::label);
        if (byHand == null || bySound == null) {
            return byHand == null ? bySound : byHand;
        }
        return bySound.distance() <= byHand.distance() ? bySound : byHand;
    }

    private static <T> @Nullable Best best(List<T> entries, ToIntFunction<T> distance, Function<T, Label> label) {
        int least = Integer.MAX_VALUE;
        var like = new ArrayList<Map.Entry<Integer, Label>>();
        for (var entry : entries) {
            int far = distance.applyAsInt(entry);
            least = Math.min(least, far);
            like.add(Map.entry(far, label.apply(entry)));
        }
        if (like.isEmpty()) {
            return null;
        }
        int limit = least + CLOSE;
        like.sort(Map.Entry.comparingByKey());
        var labels = like.stream()
                .filter(e -> e.getKey() < limit)
                .map(Map.Entry::getValue)
                .limit(3)
                .toList();
        return new Best(least, least == 0 ? labels.subList(0, 1) : labels);
    }
}
