package org.saan.hub.directory;

/** One answer for many rows. */
public enum ImportBulk {
    /** Take them over as they were read. */
    TAKE,
    SKIP,
    /** Each is the same as its match. */
    SAME,
    /** Each is a group of its own. */
    NEW,
    /** Where they ask, the new word counts. */
    REPLACE,
    /** Where they ask, the known word stays. */
    KEEP,
    /** Forget what was answered. */
    ANEW
}
