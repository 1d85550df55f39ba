package org.saan.hub.directory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How old a group's word about its weeks is, and how far plans may still lean on it. A word of long ago is mostly true; work
 * that is placed on all of it is late when it is not. So planning counts a part of the free time of a group that has not
 * said anything for long, until it says „still true“. What it has promised already stays promised.
 */
public enum Freshness {
    FRESH,
    AGEING,
    STALE,
    NEVER;

    /** A word counts as fresh so many days. */
    public static final int FRESH_DAYS = 30;
    /** After so many days it is stale, and only a part of the time counts. */
    public static final int STALE_DAYS = 90;
    /** After so many days still less of it counts. */
    public static final int OLD_DAYS = 180;

    public static final int STALE_PERMILLE = 750;
    public static final int OLD_PERMILLE = 500;

    /** @param confirmedOn the day of the last word; null when the group has never confirmed its weeks */
    public static Freshness of(@Nullable LocalDate confirmedOn, LocalDate today) {
        if (confirmedOn == null) {
            return NEVER;
        }
        long days = ChronoUnit.DAYS.between(confirmedOn, today);
        return days <= FRESH_DAYS ? FRESH : days <= STALE_DAYS ? AGEING : STALE;
    }

    /**
     * What part of the time counts for planning, in thousandths.
     *
     * @param since the day of the last word, or when there is none, the day on which the group's figures were entered
     */
    public static int trustPermille(LocalDate since, LocalDate today) {
        long days = ChronoUnit.DAYS.between(since, today);
        return days <= STALE_DAYS ? 1000 : days <= OLD_DAYS ? STALE_PERMILLE : OLD_PERMILLE;
    }

    /** Key of its words. */
    public String key() {
        return "calendar.fresh." + name().toLowerCase(Locale.ROOT);
    }

    /** Look of its badge. */
    public String badge() {
        return switch (this) {
            case FRESH -> "ok";
            case AGEING -> "info";
            case STALE, NEVER -> "warn";
        };
    }
}
