package org.saan.hub.catalogue.search;

/** What was found where an index is kept. */
public sealed interface OpenedIndex {
    /**
     * An index to go on with.
     *
     * @param position what was given to the last {@link SearchEngine#commit}
     */
    record Usable(SearchEngine index, long position) implements OpenedIndex {}

    /** Nothing to go on with: a new index has to be created, and everything put again. */
    record Unusable(Reason reason) implements OpenedIndex {}

    /** Why an index is to be built anew. */
    enum Reason {
        ABSENT,
        /** Made by another version of the program that read texts otherwise. */
        OTHER_VERSION,
        /** Made with another vocabulary. */
        OTHER_VOCABULARY,
        /** Its files do not have the sums that they were written with, or cannot be read. */
        DAMAGED
    }
}
