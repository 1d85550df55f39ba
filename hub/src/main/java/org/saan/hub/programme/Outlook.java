package org.saan.hub.programme;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is coming for a group: from which week on the work that it has accepted leaves it without work for longer than the rule of
 * continuous work allows.
 *
 * @param dry weeks from now at which that begins, 0 for this week; absent when the work reaches to the end of what is looked at
 * @param idle available weeks without paid work in a row that led up to now
 */
public record Outlook(@Nullable Integer dry, int idle) {
    private static final int SOON_WEEKS = 4;
    private static final int LATER_WEEKS = 12;

    /** How near it is. */
    public enum Risk {
        NOW,
        SOON,
        LATER,
        CALM;

        public String key() {
            return "continuity.risk." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A week to come.
     *
     * @param capacity minutes that the group says it has
     * @param accepted minutes of work that it said yes to
     * @param leave declared by now
     */
    public record Coming(int capacity, int accepted, boolean leave) {
        Continuity.State state(ContinuityRule rule) {
            return new Continuity.Week(capacity, accepted, leave).state(rule);
        }
    }

    /**
     * Looks ahead.
     *
     * @param coming weeks from the present one on
     * @param idle available weeks without paid work in a row up to now
     */
    static Outlook of(List<Coming> coming, int idle, ContinuityRule rule) {
        Integer start = null;
        int run = 0;
        for (int i = 0; i < coming.size(); i++) {
            switch (coming.get(i).state(rule)) {
                case WORKED -> {
                    start = null;
                    run = 0;
                }
                case IDLE -> {
                    start = start == null ? Integer.valueOf(i) : start;
                    run++;
                    if (run > rule.longestGap()) {
                        return new Outlook(start, idle);
                    }
                }
                case LEAVE -> {}
            }
        }
        // Nothing is planned behind the last week with work: the end of what is looked at is no work.
        return new Outlook(start, idle);
    }

    public Risk risk() {
        if (dry == null || dry > LATER_WEEKS) {
            return Risk.CALM;
        }
        return dry == 0 ? Risk.NOW : dry <= SOON_WEEKS ? Risk.SOON : Risk.LATER;
    }
}
