package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers one ask on one state of the index, whatever engine keeps it. */
final class OneSearch {
    private final Finder finder;
    private final Language language;
    private final SearchAsk ask;
    private final @Nullable QueryReading reading;
    private final SearchQueries queries;
    private final SearchQueries.Made made;

    OneSearch(Finder finder, Language language, SearchAsk ask) throws IOException {
        this.finder = finder;
        this.language = language;
        this.ask = ask;
        this.reading = ask.isBlank() ? null : language.queries().read(ask.words());
        var parts = reading == null ? List.<QueryPart>of() : reading.parts();
        this.queries = new SearchQueries(language.vocabulary(), finder.frequencies(parts));
        var all = new Condition.Everything();
        this.made = reading == null ? new SearchQueries.Made(all, all, all, List.of()) : queries.make(parts);
    }

    SearchAnswer answer(boolean withFacets) throws IOException {
        var found = finder.find(new Finder.Wanted(ask, made, withFacets));
        var mended = mended();
        return new SearchAnswer(
                hits(found),
                found.total(),
                !found.near().isEmpty(),
                found.facets(),
                mended,
                didYouMean(mended, found.total() == 0),
                made.missing().stream().map(this::written).distinct().toList());
    }

    private List<SearchAnswer.Hit> hits(Finder.Found found) {
        var titles = new Titles(language.vocabulary(), reading == null ? List.of() : reading.parts());
        return Stream.concat(
                        found.exact().stream().map(shown -> hit(shown, titles, true)),
                        found.near().stream().map(shown -> hit(shown, titles, false)))
                .toList();
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
        var filters = Filters.all(ask);
        var kept = new ArrayList<>(queries.known(reading == null ? List.of() : reading.parts()));
        while (kept.size() > 1) {
            var fewer = new ArrayList<List<QueryPart>>();
            for (int i = kept.size() - 1; i >= 0; i--) {
                var without = new ArrayList<>(kept);
                without.remove(i);
                fewer.add(without);
            }
            int found = finder.firstFound(fewer.stream()
                    .map(parts -> queries.make(parts).plain().within(filters))
                    .toList());
            if (found >= 0) {
                return fewer.get(found);
            }
            kept.removeLast();
        }
        return List.of();
    }
}
