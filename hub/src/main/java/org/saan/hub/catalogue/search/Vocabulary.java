package org.saan.hub.catalogue.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saan.thaitext.ThaiText;

/**
 * The words of crafts and what they mean: concepts with their narrower ones, and every way in which people write them.
 * Immutable; {@link #with} gives a larger one.
 */
public final class Vocabulary {
    private final Map<String, Concept> concepts;
    private final List<Label> labels;
    private final Map<String, List<String>> upwards = new LinkedHashMap<>();
    private final Map<String, List<String>> downwards = new LinkedHashMap<>();
    private final List<VocabularyFiles.Spelling> spellings;
    private final Set<String> everyday;

    private Vocabulary(Map<String, Concept> concepts, List<VocabularyFiles.Spelling> spellings, Set<String> everyday) {
        this.concepts = concepts;
        this.spellings = List.copyOf(spellings);
        this.everyday = everyday;
        this.labels = labels(concepts, spellings, everyday);
        concepts.keySet().forEach(id -> upwards.put(id, upwards(id)));
        upwards.forEach((id, line) -> line.forEach(broad ->
                downwards.computeIfAbsent(broad, b -> new ArrayList<>()).add(id)));
    }

    private static final class Standard {
        static final Vocabulary WORDS = new Vocabulary(
                byId(VocabularyFiles.concepts()), VocabularyFiles.spellings(), VocabularyFiles.everydayWords());
    }

    /** The vocabulary that comes with the program, with Thailand's provinces and regions. */
    public static Vocabulary standard() {
        return Standard.WORDS;
    }

    /** A vocabulary without words. */
    static Vocabulary none() {
        return new Vocabulary(Map.of(), List.of(), Set.of());
    }

    /** An addition of an editor: a new concept, or a further way of writing one. */
    public record Addition(String concept, String text, String language, boolean mistake) {}

    /** This vocabulary with what editors added; additions to concepts that are not there are left out. */
    public Vocabulary with(Collection<Concept> more, Collection<Addition> additions) {
        var all = new LinkedHashMap<>(concepts);
        more.forEach(concept -> all.put(concept.id(), concept));
        var texts = new ArrayList<>(spellings);
        for (var concept : more) {
            texts.add(new VocabularyFiles.Spelling(concept.id(), concept.th(), "th", "preferred"));
            texts.add(new VocabularyFiles.Spelling(concept.id(), concept.en(), "en", "preferred"));
        }
        for (var addition : additions) {
            if (all.containsKey(addition.concept())) {
                texts.add(new VocabularyFiles.Spelling(
                        addition.concept(),
                        addition.text(),
                        addition.language(),
                        addition.mistake() ? "misspelling" : "alternate"));
            }
        }
        return new Vocabulary(all, texts, everyday);
    }

    /** The same for two vocabularies with the same words, on every machine. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            concepts.values().stream().map(Concept::toString).sorted().forEach(line -> add(digest, line));
            spellings.stream().map(VocabularyFiles.Spelling::toString).sorted().forEach(line -> add(digest, line));
            everyday.stream().sorted().forEach(line -> add(digest, line));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Concept> find(String id) {
        return Optional.ofNullable(concepts.get(id));
    }

    Concept get(String id) {
        var concept = concepts.get(id);
        if (concept == null) {
            throw new IllegalArgumentException("no concept " + id);
        }
        return concept;
    }

    public Collection<Concept> concepts() {
        return concepts.values();
    }

    /** Every way of writing, each once, with all that it can mean. */
    public List<Label> labels() {
        return labels;
    }

    /** The concept and what it is a kind of, up to the top of its type, which says nothing and is left out. */
    List<String> upward(String id) {
        return upwards.getOrDefault(id, List.of());
    }

    /** The concept and all that are a kind of it. */
    List<String> downward(String id) {
        return downwards.getOrDefault(id, List.of(id));
    }

    /** Whether one is the other or a kind of it, in either direction. */
    boolean areInLine(String a, String b) {
        return upward(a).contains(b) || upward(b).contains(a);
    }

    boolean isTop(String id) {
        return get(id).broader() == null && get(id).type() != ConceptType.REGION;
    }

    private List<String> upwards(String id) {
        var line = new ArrayList<String>();
        var at = concepts.get(id);
        while (at != null && line.size() < 20) {
            if (at.broader() != null || at.type() == ConceptType.REGION || line.isEmpty()) {
                line.add(at.id());
            }
            at = at.broader() == null ? null : concepts.get(at.broader());
        }
        return List.copyOf(line);
    }

    private static Map<String, Concept> byId(List<Concept> all) {
        var map = new LinkedHashMap<String, Concept>();
        all.forEach(concept -> map.put(concept.id(), concept));
        return map;
    }

    /** Lower case, normal form, explanations in brackets left away. */
    static String form(String text) {
        var form = ThaiText.normal(text).toLowerCase(Locale.ROOT);
        int bracket = form.indexOf(" (");
        return bracket > 0 ? form.substring(0, bracket) : form;
    }

    private static List<Label> labels(
            Map<String, Concept> concepts, List<VocabularyFiles.Spelling> spellings, Set<String> everyday) {
        var meanings = new LinkedHashMap<String, List<VocabularyFiles.Spelling>>();
        for (var spelling : spellings) {
            var form = form(spelling.text());
            if (!form.isBlank() && concepts.containsKey(spelling.concept())) {
                meanings.computeIfAbsent(form, f -> new ArrayList<>()).add(spelling);
            }
        }
        var labels = new ArrayList<Label>();
        meanings.forEach((form, all) -> labels.add(new Label(
                form,
                all.stream().map(VocabularyFiles.Spelling::concept).distinct().toList(),
                everyday.contains(form),
                all.getFirst().language(),
                all.stream().allMatch(VocabularyFiles.Spelling::isMistake))));
        return List.copyOf(labels);
    }
}
