package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes the queries of the index. Whatever has all that is asked for comes first; then what has the head, the thing itself
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
    private final Snapshot index;

    SearchQueries(Vocabulary vocabulary, Snapshot index) {
        this.vocabulary = vocabulary;
        this.index = index;
    }

    /** A part with what it counts. */
    private record Weighed(QueryPart part, float weight, Query query, List<Query> ties) {}

    /**
     * What was understood as queries.
     *
     * @param all what has all that is asked for
     * @param plain the same without an order
     * @param near what has anything of it
     * @param missing what nothing has
     */
    record Made(Query all, Query plain, Query near, List<QueryPart> missing) {
        boolean isNothing() {
            return all instanceof MatchNoDocsQuery;
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
            var none = new MatchNoDocsQuery();
            return new Made(none, none, none, missing);
        }
        return new Made(all(weighed), plain(weighed), near(weighed), missing);
    }

    /** The parts that something has. */
    List<QueryPart> known(List<QueryPart> parts) {
        return parts.stream().filter(this::isKnown).toList();
    }

    private static Query plain(List<Weighed> weighed) {
        boolean onlyOptional = weighed.stream().allMatch(w -> w.part().optional());
        var plain = new BooleanQuery.Builder();
        for (var each : weighed) {
            if (!each.part().optional() || onlyOptional) {
                var any = new BooleanQuery.Builder();
                ways(each.query()).forEach(way -> any.add(way, Occur.SHOULD));
                plain.add(any.build(), Occur.FILTER);
            }
        }
        return plain.build();
    }

    /** The queries of which one is enough, without weights. */
    private static List<Query> ways(Query query) {
        return switch (query) {
            case DisjunctionMaxQuery any ->
                any.getDisjuncts().stream().flatMap(way -> ways(way).stream()).toList();
            case BoostQuery boosted -> ways(boosted.getQuery());
            case ConstantScoreQuery constant -> ways(constant.getQuery());
            default -> List.of(query);
        };
    }

    private static Query all(List<Weighed> weighed) {
        boolean onlyOptional = weighed.stream().allMatch(w -> w.part().optional());
        var all = new BooleanQuery.Builder();
        for (var each : weighed) {
            boolean must = !each.part().optional() || onlyOptional;
            all.add(each.query(), must ? Occur.MUST : Occur.SHOULD);
            each.ties().forEach(tie -> all.add(tie, Occur.SHOULD));
        }
        return all.build();
    }

    private Query near(List<Weighed> weighed) {
        var head = weighed.stream()
                .max((a, b) -> Float.compare(a.weight(), b.weight()))
                .orElseThrow();
        var any = new BooleanQuery.Builder();
        for (var each : weighed) {
            any.add(each == head ? new BoostQuery(each.query(), HEAD) : each.query(), Occur.SHOULD);
            each.ties().forEach(tie -> any.add(tie, Occur.SHOULD));
            for (var near : nearOf(each.part())) {
                any.add(constant(Fields.SURE, near, NEAR * each.weight()), Occur.SHOULD);
            }
        }
        return any.build();
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
        double rare = Math.log((index.getIndexReader().maxDoc() + 1.0) / (frequency + 1.0)) / 3;
        return type * part.trust() * (float) (0.6 + 0.4 * Math.min(1, rare)) * (part.optional() ? 0.5f : 1);
    }

    private static Query query(QueryPart part, float weight) {
        var ways = new ArrayList<Query>();
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
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
    }

    private static List<Query> written(List<String> words, float weight) {
        if (words.size() == 1) {
            return List.of(
                    constant(Fields.TITLE, words.getFirst(), weight),
                    constant(Fields.BODY, words.getFirst(), weight * 0.8f),
                    constant(Fields.INNER, words.getFirst(), weight * 0.6f));
        }
        var phrase = words.toArray(String[]::new);
        return List.of(
                new BoostQuery(new ConstantScoreQuery(new PhraseQuery(1, Fields.TITLE, phrase)), weight),
                new BoostQuery(new ConstantScoreQuery(new PhraseQuery(1, Fields.BODY, phrase)), weight * 0.8f));
    }

    /** Between documents that are alike otherwise, the one whose title has the words. */
    private static List<Query> ties(QueryPart part) {
        return part.words().stream()
                .distinct()
                .map(word -> constant(Fields.TITLE, word, TITLE))
                .toList();
    }

    private static Query constant(String field, String term, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, term))), weight);
    }
}
