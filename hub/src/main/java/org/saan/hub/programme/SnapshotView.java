package org.saan.hub.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a month that was closed. They and the rows behind them never change.
 *
 * @param untilOn the first day after the month
 * @param earned EV then, a share of the whole
 * @param signedName absent until an officer signed
 */
public record SnapshotView(
        UUID id,
        LocalDate untilOn,
        Instant takenAt,
        BigDecimal earned,
        BigDecimal planned,
        @Nullable String signedName,
        @Nullable Instant signedAt,
        @Nullable String signedWords,
        List<Figure> figures) {
    public SnapshotView {
        figures = List.copyOf(figures);
    }

    /** The last day of the month. */
    public LocalDate lastDay() {
        return untilOn.minusDays(1);
    }

    /**
     * One indicator then.
     *
     * @param actual absent when it was not yet counted
     */
    public record Figure(
            UUID indicator,
            int definitionVersion,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            @Nullable BigDecimal planned,
            BigDecimal weight) {}

    /** Why the number for the same month is another today. */
    public enum Cause {
        /** Counted then, now the same person or thing as another: −1. */
        MERGED(-1),
        /** Counted then, the record is no longer there: −1. */
        WITHDRAWN(-1),
        /** Counted then, now excluded for the reason that is said: −1. */
        EXCLUDED(-1),
        /** Written after the month was closed: +1. */
        LATE(1),
        /** Known then and not counted, counted now: +1. */
        NOW_COUNTED(1);

        private final int effect;

        Cause(int effect) {
            this.effect = effect;
        }

        /** What it does to the number. */
        public int effect() {
            return effect;
        }

        public String key() {
            return "programme.cause." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A row that counts otherwise today.
     *
     * @param reason of the exclusion, then or now
     */
    public record Difference(
            UUID row,
            Cause cause,
            @Nullable String reason,
            @Nullable String labelTh,
            @Nullable String labelEn,
            @Nullable String path) {}

    /** One indicator: what the month says, what the same month comes to today, and why. */
    public record Explained(IndicatorView indicator, long then, long now, List<Difference> differences) {
        public Explained {
            differences = List.copyOf(differences);
        }
    }
}
