package org.saan.hub.catalogue;

import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.store.AlreadyClosedException;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchEngine;
import org.saan.hub.catalogue.search.Suggestions;
import org.saan.hub.shared.Language;
import org.springframework.stereotype.Service;

/**
 * Finds what is public, in any language and spelling. Each node answers from an index of its own, or from one that all share in a
 * cluster; either follows the database within a second.
 */
@Service
public class CatalogueSearch {
    /** Longer queries ask for nothing that a person would type. */
    public static final int LONGEST = SearchEngine.LONGEST_QUERY;

    private final IndexFollower follower;
    private final MissedSearches missed;

    CatalogueSearch(IndexFollower follower, MissedSearches missed) {
        this.follower = follower;
        this.missed = missed;
    }

    /**
     * What was found.
     *
     * @param building whether things may be missing because the index is being built or cannot be reached
     * @param away whether nothing at all was looked for, because the index cannot be reached
     */
    public record Found(SearchAnswer answer, boolean building, boolean away) {}

    /**
     * Searches and counts by facet. Words that find nothing go to the vocabulary desk.
     *
     * @throws IllegalArgumentException when the words are longer than {@link #LONGEST}
     */
    public Found find(SearchAsk ask) {
        var found = ask(ask, true);
        if (found.answer().total() == 0 && !found.building()) {
            missedAgain(ask);
        }
        return found;
    }

    /** Somebody asked again what found nothing, and was told so without a search. */
    public void missedAgain(SearchAsk ask) {
        if (ask.chosen().isEmpty() && ask.from() == 0) {
            missed.missed(ask.words(), Language.of(ask.language()));
        }
    }

    /** The same without counts, for programs that look again: nothing is noted for the vocabulary desk. */
    public SearchAnswer look(SearchAsk ask) {
        return ask(ask, false).answer();
    }

    /** A number that is another one when {@link #find} may have another answer than before. */
    public long state() {
        return follower.state();
    }

    private Found ask(SearchAsk ask, boolean counted) {
        var index = follower.index();
        if (index != null) {
            try {
                return new Found(index.answer(ask, counted), follower.building(), false);
            } catch (UncheckedIOException | AlreadyClosedException e) {
                follower.damaged(index);
            }
        }
        return new Found(SearchAnswer.NOTHING, true, follower.away());
    }

    /** What can be meant by these first letters. */
    public List<Suggestions.Suggestion> suggest(String begun, Language language, int most) {
        return follower.suggestions().of(begun, language.tag(), most);
    }
}
