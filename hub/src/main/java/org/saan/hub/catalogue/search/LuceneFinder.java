package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** Searches one state of the index in this process. */
record LuceneFinder(Snapshot index) implements Finder {
    @Override
    public Frequencies frequencies(List<QueryPart> parts) {
        return index;
    }

    @Override
    public int firstFound(List<Condition> conditions) throws IOException {
        for (int i = 0; i < conditions.size(); i++) {
            if (index.count(LuceneConditions.query(conditions.get(i))) > 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Found find(Wanted wanted) throws IOException {
        var ask = wanted.ask();
        var made = wanted.made();
        Map<Facet, List<SearchAnswer.Count>> facets = Map.of();
        long total;
        if (wanted.facets()) {
            var counter = new FacetCounter(index, ask.chosen());
            if (!made.isNothing()) {
                index.search(query(made.plain(), Filters.fixed(ask)), counter);
            }
            total = counter.total();
            facets = counter.counts();
        } else {
            total = made.isNothing() ? 0 : index.count(query(made.plain(), wanted.filters()));
        }
        var exact = total > ask.from() && ask.size() > 0 ? exact(wanted) : List.<Shown>of();
        int left = wanted.near(total);
        return new Found(total, exact, left > 0 ? near(wanted, total, left) : List.of(), facets);
    }

    private static Query query(Condition condition, List<Condition> filters) {
        return LuceneConditions.query(condition.within(filters));
    }

    private List<Shown> exact(Wanted wanted) throws IOException {
        var ask = wanted.ask();
        var query = query(wanted.made().all(), wanted.filters());
        int last = Math.min(ask.from() + ask.size(), Math.max(1, index.documents()));
        var order = order(ask);
        var docs = order == null
                ? index.search(query, new TopScoreDocCollectorManager(last, 1)).scoreDocs
                : index.search(query, new TopFieldCollectorManager(order, last, 1)).scoreDocs;
        return shown(Stream.of(docs).skip(ask.from()).mapToInt(doc -> doc.doc));
    }

    private static @Nullable Sort order(SearchAsk ask) {
        return switch (ask.sort()) {
            case BEST -> ask.isBlank() ? newest() : null;
            case NEWEST -> newest();
            case TITLE -> new Sort(new SortField(Fields.orderFor(ask.language()), SortField.Type.STRING));
            case PRICE -> byNumber(Fields.PRICE, false);
            case PRICE_DOWN -> byNumber(Fields.PRICE, true);
            case LEAD -> byNumber(Fields.LEAD, false);
        };
    }

    private static Sort newest() {
        return byNumber(Fields.CHANGED, true);
    }

    private static Sort byNumber(String field, boolean down) {
        var by = new SortedNumericSortField(field, SortField.Type.LONG, down);
        by.setMissingValue(down ? Long.MIN_VALUE : Long.MAX_VALUE);
        return new Sort(by);
    }

    /** The best of what is only near, for the places that are left. */
    private List<Shown> near(Wanted wanted, long total, int left) throws IOException {
        // All that has everything is near, too, and comes first there.
        int most = (int) Math.min(total + left, Math.max(1, index.documents()));
        var exact = new HashSet<Integer>();
        for (var doc : total == 0 ? new ScoreDoc[0] : all(wanted, (int) total)) {
            exact.add(doc.doc);
        }
        var docs = index.search(query(wanted.made().near(), wanted.filters()), new TopScoreDocCollectorManager(most, 1))
                .scoreDocs;
        return shown(Stream.of(docs)
                .mapToInt(doc -> doc.doc)
                .filter(doc -> !exact.contains(doc))
                .limit(left));
    }

    private ScoreDoc[] all(Wanted wanted, int total) throws IOException {
        return index.search(
                        query(wanted.made().plain(), wanted.filters()),
                        new TopScoreDocCollectorManager(total, total + 1))
                .scoreDocs;
    }

    private List<Shown> shown(IntStream docs) throws IOException {
        var shown = new ArrayList<Shown>();
        for (int doc : docs.toArray()) {
            shown.add(shown(doc));
        }
        return shown;
    }

    private Shown shown(int doc) throws IOException {
        var leaves = index.getLeafContexts();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        var values = DocValues.getBinary(leaf.reader(), Fields.SHOWN);
        if (!values.advanceExact(doc - leaf.docBase)) {
            throw new IllegalStateException("a document without a title: " + doc);
        }
        return Shown.of(values.binaryValue());
    }
}
