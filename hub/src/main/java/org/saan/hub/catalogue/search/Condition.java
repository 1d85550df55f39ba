package org.saan.hub.catalogue.search;

import java.util.Collection;
import java.util.List;

/**
 * What a document must fit to be found, and what that counts, in no engine's words: {@link LuceneConditions} puts it for the index in
 * this process, {@link ClusterConditions} for an OpenSearch cluster.
 */
sealed interface Condition {
    /** Whatever there is. */
    record Everything() implements Condition {}

    record Nothing() implements Condition {}

    /** Has one of these terms in a field. */
    record Has(String field, Collection<String> terms) implements Condition {
        public Has {
            terms = List.copyOf(terms);
        }
    }

    /**
     * Has these words one after another.
     *
     * @param apart how many places they may be moved in all
     */
    record Phrase(String field, List<String> words, int apart) implements Condition {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** Has a number from the first to the last, both inclusive. */
    record Between(String field, long from, long to) implements Condition {}

    /** Fits, and counts so much whatever it is. */
    record Constant(Condition what, float weight) implements Condition {}

    /** Fits one of them, and counts what the best of them counts. */
    record Best(List<Condition> ways) implements Condition {
        public Best {
            ways = List.copyOf(ways);
        }
    }

    /** Fits, and counts so many times as much. */
    record Times(Condition what, float factor) implements Condition {}

    /**
     * Fits several, and counts what they count together.
     *
     * @param must all of these
     * @param should these add to what it counts; where there is neither must nor filter, one of them is needed
     * @param filter all of these, but they count nothing
     * @param not none of these
     */
    record Together(List<Condition> must, List<Condition> should, List<Condition> filter, List<Condition> not)
            implements Condition {
        public Together {
            must = List.copyOf(must);
            should = List.copyOf(should);
            filter = List.copyOf(filter);
            not = List.copyOf(not);
        }
    }

    static Condition has(String field, String term) {
        return new Has(field, List.of(term));
    }

    /** One of these is needed. */
    static Condition any(List<Condition> ways) {
        return new Together(List.of(), ways, List.of(), List.of());
    }

    /** What fits this and all filters. */
    default Condition within(List<Condition> filters) {
        if (filters.isEmpty()) {
            return this;
        }
        return new Together(this instanceof Everything ? List.of() : List.of(this), List.of(), filters, List.of());
    }
}
