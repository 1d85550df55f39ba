package org.saan.hub.design.novelty;

/** What laying two pictures over each other says. The engine points, a person decides. */
public enum Verdict {
    /** The same design: edges agree, and no other known design explains the picture much better. */
    SAME,
    /** Edges agree well, but not as well as those of another design: twins of one pattern, or a motif both borrow. */
    ALIKE,
    DIFFERENT
}
