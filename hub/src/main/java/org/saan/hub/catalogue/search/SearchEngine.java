package org.saan.hub.catalogue.search;

import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * Keeps documents and answers queries: {@link SearchIndex} in this process, {@link ClusterIndex} in an OpenSearch cluster. Texts and
 * queries are read by this program either way, so that both find the same. Safe for many threads.
 *
 * <p>What was put is seen by searches after {@link #refresh} and is kept over a restart after {@link #commit}. An
 * {@link UncheckedIOException} of any method means that the index cannot be read or written now: close it and open it again.
 */
public interface SearchEngine extends AutoCloseable {
    /** Longer queries are refused, in characters as a person counts letters and marks: nobody would type them. */
    int LONGEST_QUERY = 300;

    /** Adds documents, or puts them in the place of those with the same id. */
    void put(Collection<SearchDocument> documents);

    /** Takes documents out; ids that are not there are passed over. */
    void remove(Collection<String> ids);

    /**
     * What is put and removed from now on was read when the source had come so far. An index that several programs may write keeps
     * what was read later.
     */
    default void reading(long position) {}

    /** Lets searches see what was put and removed. */
    void refresh();

    /**
     * Keeps everything put so far over a restart.
     *
     * @param position how far the caller has followed its source; who opens the index again is told
     */
    void commit(long position);

    /** How many documents searches see. */
    int size();

    /**
     * Reads queries, and what is put from now on, with another vocabulary; gives the one before. Documents that are there keep what
     * they were read as until they are put again: put all of them before the next {@link #commit}.
     */
    Vocabulary use(Vocabulary another);

    /**
     * Answers with the counts of all facets.
     *
     * @throws QueryTooLong when the words are longer than {@link #LONGEST_QUERY}
     */
    default SearchAnswer answer(SearchAsk ask) {
        return answer(ask, true);
    }

    /** The same; without facets for lists that do not show them. */
    SearchAnswer answer(SearchAsk ask, boolean facets);

    /** Closes the index; what was put after the last {@link #commit} may be lost. */
    @Override
    void close();

    /** Refuses words that are too long. */
    static void check(String words) {
        if (words.length() > LONGEST_QUERY && words.codePointCount(0, words.length()) > LONGEST_QUERY) {
            throw new QueryTooLong();
        }
    }
}
