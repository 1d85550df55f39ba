package org.saan.hub.design;

/**
 * How far a sample, or one round of it, has come. A round is asked of the group, sent, received, and decided: agreed, wanted
 * with a change (then another round follows), or rejected. A sample that is waived needs no round.
 */
public enum SampleState {
    ASKED,
    SENT,
    RECEIVED,
    CHANGE_WANTED,
    REJECTED,
    APPROVED,
    WAIVED;

    /** Key of its words. */
    public String key() {
        return "design.sample.state." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Work may begin. */
    public boolean clears() {
        return this == APPROVED || this == WAIVED;
    }
}
