package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One search: what fits the words and everything else, counted by facet. */
final class Finding {
    private final IndexSearcher searcher;
    private final SearchAsk ask;
    private final SearchQueries.@Nullable Made made;
    private final TitleMarks marks;

    /**
     * @param made what the words ask for; absent when there are none
     */
    Finding(IndexSearcher searcher, SearchAsk ask, SearchQueries.@Nullable Made made, TitleMarks marks) {
        this.searcher = searcher;
        this.ask = ask;
        this.made = made;
        this.marks = marks;
    }

    /** The findings of a page, how many there are in all, and the counts. */
    record Found(List<SearchAnswer.Hit> hits, long total, Map<Facet, List<SearchAnswer.Count>> facets) {}

    Found find(boolean counted) throws IOException {
        var words = made == null ? new MatchAllDocsQuery() : made.all();
        var narrow = narrow();
        var byFacet = new EnumMap<Facet, Query>(Facet.class);
        ask.chosen().forEach((facet, values) -> byFacet.put(facet, chosen(facet, values)));
        var filters = new ArrayList<>(narrow);
        filters.addAll(byFacet.values());
        var exact = with(words, filters);
        var sort = sort();
        int most = ask.from() + ask.size();
        var hits = new ArrayList<SearchAnswer.Hit>();
        var seen = new HashSet<Integer>();
        long total;
        if (counted) {
            var base = documents(with(words, narrow));
            var one = new EnumMap<Facet, FixedBitSet>(Facet.class);
            for (var entry : byFacet.entrySet()) {
                one.put(entry.getKey(), documents(entry.getValue()));
            }
            var all = and(base, one.values());
            total = all.cardinality();
            take(exact, sort, most, true, seen, hits);
            addNear(most, filters, seen, hits);
            return new Found(page(hits), total, facets(base, all, one));
        }
        total = searcher.count(exact);
        take(exact, sort, most, true, seen, hits);
        addNear(most, filters, seen, hits);
        return new Found(page(hits), total, Map.of());
    }

    private List<SearchAnswer.Hit> page(List<SearchAnswer.Hit> hits) {
        int from = Math.min(ask.from(), hits.size());
        return hits.subList(from, Math.min(hits.size(), from + ask.size()));
    }

    private void addNear(int most, List<Query> filters, Set<Integer> seen, List<SearchAnswer.Hit> hits)
            throws IOException {
        if (made != null && ask.sort() == SearchAsk.Sort.BEST && hits.size() < most) {
            take(with(made.near(), filters), null, most + hits.size(), false, seen, hits);
        }
    }

    private void take(
            Query query, @Nullable Sort sort, int most, boolean exact, Set<Integer> seen, List<SearchAnswer.Hit> hits)
            throws IOException {
        if (most == 0) {
            return;
        }
        ScoreDoc[] docs = (sort == null ? searcher.search(query, most) : searcher.search(query, most, sort)).scoreDocs;
        var stored = searcher.storedFields();
        int until = ask.from() + ask.size();
        for (var doc : docs) {
            if (hits.size() < until && seen.add(doc.doc)) {
                boolean shown = hits.size() >= ask.from();
                var document = stored.document(doc.doc);
                hits.add(new SearchAnswer.Hit(
                        document.get(Fields.ID),
                        SearchDocument.Kind.valueOf(document.get(Fields.KIND)),
                        shown ? marks.of(document.get(Fields.TITLE_TH)) : List.of(),
                        shown ? marks.of(document.get(Fields.TITLE_EN)) : List.of(),
                        exact));
            }
        }
    }

    private static Query with(Query words, Collection<Query> filters) {
        if (filters.isEmpty()) {
            return words;
        }
        var all = new BooleanQuery.Builder().add(words, Occur.MUST);
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }

    private FixedBitSet documents(Query query) throws IOException {
        var found = new FixedBitSet(Math.max(1, searcher.getIndexReader().maxDoc()));
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            var docs = scorer.iterator();
            for (int doc = docs.nextDoc(); doc != org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live == null || live.get(doc)) {
                    found.set(leaf.docBase + doc);
                }
                doc = docs.nextDoc();
            }
        }
        return found;
    }

    private static FixedBitSet and(FixedBitSet base, Collection<FixedBitSet> others) {
        if (others.isEmpty()) {
            return base;
        }
        var all = base.clone();
        others.forEach(all::and);
        return all;
    }

    private Map<Facet, List<SearchAnswer.Count>> facets(
            FixedBitSet base, FixedBitSet all, Map<Facet, FixedBitSet> chosen) throws IOException {
        var counts = new EnumMap<Facet, List<SearchAnswer.Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var of = all;
            if (chosen.containsKey(facet)) {
                var others = new EnumMap<>(chosen);
                others.remove(facet);
                of = and(base, others.values());
            }
            counts.put(facet, FacetCounts.of(facet, of, searcher.getIndexReader()));
        }
        return counts;
    }

    /** What narrows and is not a facet. */
    private List<Query> narrow() {
        var filters = new ArrayList<Query>();
        if (!ask.kinds().isEmpty()) {
            filters.add(in(Fields.KIND, ask.kinds().stream().map(Enum::name).toList()));
        }
        var groups = ask.groups();
        if (groups != null) {
            filters.add(groups.isEmpty() ? new MatchNoDocsQuery() : in(Fields.GROUP, groups));
        }
        if (ask.priceFrom() != null || ask.priceTo() != null) {
            filters.add(LongPoint.newRangeQuery(
                    Facet.PRICE.field(), hundredths(ask.priceFrom(), 0), hundredths(ask.priceTo(), Long.MAX_VALUE)));
        }
        atMost(filters, Facet.MINIMUM, ask.minimumAtMost());
        atMost(filters, Facet.LEAD, ask.leadWeeksAtMost());
        return filters;
    }

    private static long hundredths(@Nullable BigDecimal amount, long otherwise) {
        return amount == null ? otherwise : amount.movePointRight(2).longValue();
    }

    private static void atMost(List<Query> filters, Facet facet, @Nullable Integer most) {
        if (most != null) {
            filters.add(LongPoint.newRangeQuery(facet.field(), 0, most));
        }
    }

    private static Query chosen(Facet facet, Set<String> values) {
        if (facet.isNumber()) {
            var any = new BooleanQuery.Builder();
            values.forEach(value -> {
                var step = Facet.Step.of(facet, value);
                any.add(LongPoint.newRangeQuery(facet.field(), step.from(), step.to()), Occur.SHOULD);
            });
            return any.build();
        }
        return in(facet == Facet.GROUP ? Fields.GROUP : Fields.SURE, values);
    }

    private static Query in(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private @Nullable Sort sort() {
        return switch (ask.sort()) {
            case BEST -> made == null ? new Sort(newest(), byId()) : null;
            case TITLE ->
                new Sort(
                        new SortField(Fields.titleKey(ask.language()), SortField.Type.STRING),
                        SortField.FIELD_SCORE,
                        byId());
            case PRICE -> new Sort(number(Facet.PRICE, false), SortField.FIELD_SCORE, byId());
            case PRICE_DOWN -> new Sort(number(Facet.PRICE, true), SortField.FIELD_SCORE, byId());
            case LEAD -> new Sort(number(Facet.LEAD, false), SortField.FIELD_SCORE, byId());
            case NEWEST -> new Sort(newest(), byId());
        };
    }

    private static SortField newest() {
        var newest = new SortField(Fields.CHANGED, SortField.Type.LONG, true);
        newest.setMissingValue(Long.MIN_VALUE);
        return newest;
    }

    /** What has no number comes last in either direction. */
    private static SortField number(Facet facet, boolean down) {
        var field = new SortField(facet.field(), SortField.Type.LONG, down);
        field.setMissingValue(down ? Long.MIN_VALUE : Long.MAX_VALUE);
        return field;
    }

    private static SortField byId() {
        return new SortField(Fields.ID, SortField.Type.STRING);
    }

    static Term id(String id) {
        return new Term(Fields.ID, id);
    }
}
