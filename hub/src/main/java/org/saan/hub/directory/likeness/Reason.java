package org.saan.hub.directory.likeness;

/**
 * One piece of evidence for or against two groups being one, with its points.
 *
 * @param first what the first group says, shown beside it; empty where the sentence needs none
 * @param second the same of the other group
 */
public record Reason(Evidence what, int points, String first, String second) {

    /** Key of the sentence in the message files. */
    public String key() {
        return "duplicates.reason." + what.name().toLowerCase(java.util.Locale.ROOT);
    }
}
