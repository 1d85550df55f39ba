package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Makes conditions of what was asked. Whatever has all that is asked for comes first; then what has the head, the thing itself
 * (a scarf, before silk and blue), and the more the better; then what is near it.
 */
final class SearchQueries {
    private static final float MAYBE = 0.6f;
    private static final float ONLY_WORDS = 0.5f;
    private static final float HEAD = 1.6f;
    private static final float NEAR = 0.2f;
    private static final float TITLE = 0.03f;

    /** Nobody asks for more things at once; Lucene refuses queries of more than 1,024 terms. */
    private static final int MOST_PARTS = 32;

    private final Vocabulary vocabulary;
    private final Frequencies index;

    SearchQueries(Vocabulary vocabulary, Frequencies index) {
        this.vocabulary = vocabulary;
        this.index = index;
    }

    /** A part with what it counts. */
    private record Weighed(QueryPart part, float weight, Condition query, List<Condition> ties) {}

    /**
     * What was understood as conditions.
     *
     * @param all what has all that is asked for
     * @param plain the same without an order
     * @param near what has anything of it
     * @param missing what nothing has
     */
    record Made(Condition all, Condition plain, Condition near, List<QueryPart> missing) {
        boolean isNothing() {
            return all instanceof Condition.Nothing;
        }
    }

    Made make(List<QueryPart> parts) {
        var weighed = new ArrayList<Weighed>();
        var missing = new ArrayList<QueryPart>();
        for (var part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            if (isKnown(part)) {
                float weight = weight(part);
                weighed.add(new Weighed(part, weight, query(part, weight), ties(part)));
            } else if (!part.optional()) {
                missing.add(part);
            }
        }
        boolean nothing = weighed.stream().allMatch(w -> w.part().optional()) && !missing.isEmpty();
        if (weighed.isEmpty() || nothing) {
            var none = new Condition.Nothing();
            return new Made(none, none, none, missing);
        }
        return new Made(all(weighed), plain(weighed), near(weighed), missing);
    }

    /** The parts that something has. */
    List<QueryPart> known(List<QueryPart> parts) {
        return parts.stream().filter(this::isKnown).toList();
    }

    private static Condition plain(List<Weighed> weighed) {
        boolean onlyOptional = weighed.stream().allMatch(w -> w.part().optional());
        var plain = weighed.stream()
                .filter(each -> onlyOptional || !each.part().optional())
                .map(each -> Condition.any(ways(each.query())))
                .toList();
        return new Condition.Together(List.of(), List.of(), plain, List.of());
    }

    /** The conditions of which one is enough, without weights. */
    private static List<Condition> ways(Condition query) {
        return switch (query) {
            case Condition.Best best ->
                best.ways().stream().flatMap(way -> ways(way).stream()).toList();
            case Condition.Times times -> ways(times.what());
            case Condition.Constant constant -> ways(constant.what());
            default -> List.of(query);
        };
    }

    private static Condition all(List<Weighed> weighed) {
        boolean onlyOptional = weighed.stream().allMatch(w -> w.part().optional());
        var must = new ArrayList<Condition>();
        var should = new ArrayList<Condition>();
        for (var each : weighed) {
            (onlyOptional || !each.part().optional() ? must : should).add(each.query());
            should.addAll(each.ties());
        }
        return new Condition.Together(must, should, List.of(), List.of());
    }

    private Condition near(List<Weighed> weighed) {
        var head = weighed.stream()
                .max((a, b) -> Float.compare(a.weight(), b.weight()))
                .orElseThrow();
        var any = new ArrayList<Condition>();
        for (var each : weighed) {
            any.add(each == head ? new Condition.Times(each.query(), HEAD) : each.query());
            any.addAll(each.ties());
            for (var near : nearOf(each.part())) {
                any.add(constant(Fields.SURE, near, NEAR * each.weight()));
            }
        }
        return Condition.any(any);
    }

    /** The concepts that those of a part are a kind of, unless that says nothing. */
    private Iterable<String> nearOf(QueryPart part) {
        var near = new LinkedHashSet<String>();
        for (var id : part.concepts()) {
            var broader = vocabulary.get(id).broader();
            if (broader != null && vocabulary.get(broader).broader() != null) {
                near.add(broader);
            }
        }
        return near;
    }

    private boolean isKnown(QueryPart part) {
        for (var id : part.concepts()) {
            if (index.frequency(Fields.SURE, id) > 0 || index.frequency(Fields.MAYBE, id) > 0) {
                return true;
            }
        }
        for (var word : part.words()) {
            if (frequency(word) == 0) {
                return false;
            }
        }
        return !part.words().isEmpty();
    }

    private int frequency(String word) {
        int most = 0;
        for (var field : List.of(Fields.TITLE, Fields.BODY, Fields.INNER)) {
            most = Math.max(most, index.frequency(field, word));
        }
        return most;
    }

    /** A thing counts more than its colour, and what few have more than what many have. */
    private float weight(QueryPart part) {
        float type = 0;
        int frequency = 0;
        for (var id : part.concepts()) {
            type = Math.max(type, vocabulary.get(id).type().weight);
            frequency = Math.max(frequency, index.frequency(Fields.SURE, id));
        }
        if (part.concepts().isEmpty()) {
            type = 0.8f;
            for (var word : part.words()) {
                frequency = Math.max(frequency, frequency(word));
            }
        }
        double rare = Math.log((index.documents() + 1.0) / (frequency + 1.0)) / 3;
        return type * part.trust() * (float) (0.6 + 0.4 * Math.min(1, rare)) * (part.optional() ? 0.5f : 1);
    }

    private static Condition query(QueryPart part, float weight) {
        var ways = new ArrayList<Condition>();
        for (var id : part.concepts()) {
            ways.add(constant(Fields.SURE, id, weight));
            ways.add(constant(Fields.MAYBE, id, weight * MAYBE));
        }
        // Whatever has all the words of a label in a line has its concepts.
        boolean said =
                !part.concepts().isEmpty() && part.trust() == 1 && part.words().size() > 1;
        if (!part.words().isEmpty() && !said) {
            float words = part.concepts().isEmpty() ? weight : weight * ONLY_WORDS;
            ways.addAll(written(part.words(), words));
        }
        return ways.size() == 1 ? ways.getFirst() : new Condition.Best(ways);
    }

    private static List<Condition> written(List<String> words, float weight) {
        if (words.size() == 1) {
            return List.of(
                    constant(Fields.TITLE, words.getFirst(), weight),
                    constant(Fields.BODY, words.getFirst(), weight * 0.8f),
                    constant(Fields.INNER, words.getFirst(), weight * 0.6f));
        }
        return List.of(
                new Condition.Constant(new Condition.Phrase(Fields.TITLE, words, 1), weight),
                new Condition.Constant(new Condition.Phrase(Fields.BODY, words, 1), weight * 0.8f));
    }

    /** Between documents that are alike otherwise, the one whose title has the words. */
    private static List<Condition> ties(QueryPart part) {
        return part.words().stream()
                .distinct()
                .map(word -> constant(Fields.TITLE, word, TITLE))
                .toList();
    }

    private static Condition constant(String field, String term, float weight) {
        return new Condition.Constant(Condition.has(field, term), weight);
    }
}
