package org.saan.hub.catalogue.search;

import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Conditions as queries of Lucene. */
final class LuceneConditions {
    private LuceneConditions() {}

    static Query query(Condition condition) {
        return switch (condition) {
            case Condition.Everything all -> new MatchAllDocsQuery();
            case Condition.Nothing none -> new MatchNoDocsQuery();
            case Condition.Has(var field, var terms) ->
                terms.size() == 1
                        ? new TermQuery(new Term(field, terms.iterator().next()))
                        : new TermInSetQuery(
                                field, terms.stream().map(BytesRef::new).toList());
            case Condition.Phrase(var field, var words, int apart) ->
                new PhraseQuery(apart, field, words.toArray(String[]::new));
            case Condition.Between(var field, long from, long to) -> LongPoint.newRangeQuery(field, from, to);
            case Condition.Constant(var what, float weight) ->
                new BoostQuery(new ConstantScoreQuery(query(what)), weight);
            case Condition.Best(var ways) ->
                new DisjunctionMaxQuery(
                        ways.stream().map(LuceneConditions::query).toList(), 0);
            case Condition.Times(var what, float factor) -> new BoostQuery(query(what), factor);
            case Condition.Together together -> together(together);
        };
    }

    private static Query together(Condition.Together together) {
        var query = new BooleanQuery.Builder();
        add(query, together.must(), Occur.MUST);
        add(query, together.should(), Occur.SHOULD);
        add(query, together.filter(), Occur.FILTER);
        add(query, together.not(), Occur.MUST_NOT);
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, List<Condition> conditions, Occur occur) {
        conditions.forEach(condition -> query.add(query(condition), occur));
    }
}
