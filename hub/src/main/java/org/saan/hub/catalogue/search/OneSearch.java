package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** Answers one ask on one state of the index. */
final class OneSearch {
    private final Snapshot index;
    private final Language language;
    private final SearchAsk ask;
    private final @Nullable QueryReading reading;
    private final List<Query> fixed;
    private final List<Query> filters;
    private final SearchQueries queries;
    private final SearchQueries.Made made;

    OneSearch(Snapshot index, Language language, SearchAsk ask) {
        this.index = index;
        this.language = language;
        this.ask = ask;
        this.reading = ask.isBlank() ? null : language.queries().read(ask.words());
        this.fixed = Filters.fixed(ask);
        this.filters =
                Stream.concat(fixed.stream(), Filters.chosen(ask).stream()).toList();
        this.queries = new SearchQueries(language.vocabulary(), index);
        var all = new MatchAllDocsQuery();
        this.made = reading == null ? new SearchQueries.Made(all, all, all, List.of()) : queries.make(reading.parts());
    }

    /** What was found, by the number in the index: what has all comes first. */
    record Found(long total, List<Integer> exact, List<Integer> near, Map<Facet, List<SearchAnswer.Count>> facets) {}

    SearchAnswer answer(boolean withFacets) throws IOException {
        var found = find(withFacets);
        var hits = hits(found);
        var mended = mended();
        boolean near = !found.near().isEmpty();
        return new SearchAnswer(
                hits,
                found.total(),
                near,
                found.facets(),
                mended,
                didYouMean(mended, found.total() == 0),
                made.missing().stream().map(this::written).distinct().toList());
    }

    Found find(boolean withFacets) throws IOException {
        Map<Facet, List<SearchAnswer.Count>> facets = Map.of();
        long total;
        if (withFacets) {
            var counter = new FacetCounter(index, ask.chosen());
            if (!made.isNothing()) {
                index.search(Filters.within(made.plain(), fixed), counter);
            }
            total = counter.total();
            facets = counter.counts();
        } else {
            total = made.isNothing() ? 0 : index.count(Filters.within(made.plain(), filters));
        }
        var exact = total > ask.from() && ask.size() > 0 ? exact() : List.<Integer>of();
        boolean exhausted = ask.from() <= total && total < (long) ask.from() + ask.size();
        boolean mayBeNear = reading != null && exhausted && (total == 0 || ask.sort() == SearchAsk.Sort.BEST);
        var near = mayBeNear && !made.isNothing() ? near(total) : List.<Integer>of();
        return new Found(total, exact, near, facets);
    }

    private List<Integer> exact() throws IOException {
        var query = Filters.within(made.all(), filters);
        int last = Math.min(
                ask.from() + ask.size(), Math.max(1, index.getIndexReader().maxDoc()));
        var order = order();
        var docs = order == null
                ? index.search(query, new TopScoreDocCollectorManager(last, 1)).scoreDocs
                : index.search(query, new TopFieldCollectorManager(order, last, 1)).scoreDocs;
        return Stream.of(docs).skip(ask.from()).map(doc -> doc.doc).toList();
    }

    private @Nullable Sort order() {
        return switch (ask.sort()) {
            case BEST -> reading == null ? newest() : null;
            case NEWEST -> newest();
            case TITLE ->
                new Sort(new SortField(
                        ask.language().equals("th") ? Fields.ORDER_TH : Fields.ORDER_EN, SortField.Type.STRING));
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
    private List<Integer> near(long total) throws IOException {
        int left = (int) (ask.from() + ask.size() - total);
        // All that has everything is near, too, and comes first there.
        int most =
                (int) Math.min(total + left, Math.max(1, index.getIndexReader().maxDoc()));
        var exact = new HashSet<Integer>();
        for (var doc : total == 0 ? new ScoreDoc[0] : all((int) total)) {
            exact.add(doc.doc);
        }
        var docs =
                index.search(Filters.within(made.near(), filters), new TopScoreDocCollectorManager(most, 1)).scoreDocs;
        return Stream.of(docs)
                .map(doc -> doc.doc)
                .filter(doc -> !exact.contains(doc))
                .limit(left)
                .toList();
    }

    private ScoreDoc[] all(int total) throws IOException {
        return index.search(Filters.within(made.plain(), filters), new TopScoreDocCollectorManager(total, total + 1))
                .scoreDocs;
    }

    String id(int doc) throws IOException {
        return shown(doc).id();
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

    private List<SearchAnswer.Hit> hits(Found found) throws IOException {
        var titles = new Titles(language.vocabulary(), reading == null ? List.of() : reading.parts());
        var hits = new ArrayList<SearchAnswer.Hit>();
        for (int doc : found.exact()) {
            hits.add(hit(shown(doc), titles, true));
        }
        for (int doc : found.near()) {
            hits.add(hit(shown(doc), titles, false));
        }
        return hits;
    }

    private static SearchAnswer.Hit hit(Shown shown, Titles titles, boolean exact) {
        return new SearchAnswer.Hit(
                shown.id(), shown.kind(), titles.pieces(shown.th()), titles.pieces(shown.en()), exact);
    }

    private String written(QueryPart part) {
        return reading == null ? "" : reading.text().substring(part.from(), part.to());
    }

    private List<SearchAnswer.Mending> mended() {
        return reading == null
                ? List.of()
                : reading.parts().stream()
                        .filter(QueryPart::isMended)
                        .map(part -> new SearchAnswer.Mending(written(part), part.mended()))
                        .distinct()
                        .toList();
    }

    private @Nullable String didYouMean(List<SearchAnswer.Mending> mended, boolean nothing) throws IOException {
        if (reading == null || (mended.isEmpty() && !nothing)) {
            return null;
        }
        var better = QueryWords.rewritten(reading, nothing ? withFinds() : reading.parts());
        return better.isBlank() || better.equals(QueryWords.tidy(reading.text())) ? null : better;
    }

    /** The most of what is asked for that something has: parts are left out, those first that count least. */
    private List<QueryPart> withFinds() throws IOException {
        var kept = new ArrayList<>(queries.known(reading == null ? List.of() : reading.parts()));
        while (kept.size() > 1) {
            for (int i = kept.size() - 1; i >= 0; i--) {
                var fewer = new ArrayList<>(kept);
                fewer.remove(i);
                if (index.count(Filters.within(queries.make(fewer).plain(), filters)) > 0) {
                    return fewer;
                }
            }
            kept.removeLast();
        }
        return List.of();
    }
}
