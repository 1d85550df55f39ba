package org.saan.hub.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.saan.hub.catalogue.search.SearchEngine;
import org.saan.hub.catalogue.search.Vocabulary;

/** Where the index of the catalogue is kept. Only the thread that follows the database uses it. */
interface IndexHome {
    /** The position of an index that has followed nothing yet. */
    long NOTHING = -1;

    /**
     * An index to go on with.
     *
     * @param position how far it has followed; {@link #NOTHING} when everything is to be put
     */
    record Opened(SearchEngine index, long position) {}

    /**
     * Opens the index, or begins a new one where there is none, or where it was written with other words or of a database that had
     * come further.
     *
     * @param lastChange how far the database has come
     * @throws UncheckedIOException when it cannot be opened now
     */
    Opened open(Vocabulary words, long lastChange) throws IOException;

    /** Whether the index has to be opened again, because this node is to write it now, or no more. */
    default boolean isOther() {
        return false;
    }

    /** Whether others keep it, so that it can be away. */
    default boolean isElsewhere() {
        return false;
    }

    default void close() {}
}
