package org.saan.hub.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What earlier years say about a week, held against what the group says of it now.
 *
 * @param kind how the two differ
 * @param reason what the group named most lately for the less time of earlier years, or the season; empty when none
 * @param years years in which it was so
 * @param usualPermille time left in those years, as the group said
 */
public record Habit(Kind kind, String reason, int years, int usualPermille) {
    /** Less by this much in earlier years is worth a word. */
    private static final int WORTH_SAYING = 300;
    /** A season that leaves this or less is field work. */
    private static final int FIELD_WORK = 500;
    /** A week with so much accepted work was a working week. */
    private static final int BUSY = 500;

    private static final Habit NOTHING = new Habit(Kind.AS_BEFORE, "", 0, 0);

    /** How a week differs from the same week of earlier years. */
    public enum Kind {
        AS_BEFORE,
        /** The group said in earlier years that it has less time than it says now. */
        USUALLY_LESS,
        /** The group says nothing of earlier years, but fields are worked in its region in this week. */
        FIELD_SEASON,
        /** The group says that it has no time, and worked in this week of earlier years. */
        USUALLY_WORKED
    }

    /**
     * The same week of an earlier year.
     *
     * @param saidPermille time that the group said it has; null when it said nothing
     * @param acceptedPermille work that it said yes to, of its usual time
     */
    public record Earlier(int year, @Nullable Integer saidPermille, String reason, int acceptedPermille) {}

    /**
     * @param now what the group says of the week; null when it says nothing, and there is nothing to compare
     * @param earlier years, the latest first
     * @param season reason of the season of the region, and what it leaves
     */
    static Habit of(@Nullable Integer now, List<Earlier> earlier, String season, int seasonPermille) {
        if (now == null) {
            return NOTHING;
        }
        var less = earlier.stream()
                .filter(year -> year.saidPermille() != null && year.saidPermille() <= now - WORTH_SAYING)
                .toList();
        if (!less.isEmpty()) {
            int mean = (int) less.stream()
                    .mapToInt(year -> year.saidPermille() == null ? 0 : year.saidPermille())
                    .average()
                    .orElse(0);
            return new Habit(Kind.USUALLY_LESS, less.getFirst().reason(), less.size(), mean);
        }
        boolean saidAsMuch = earlier.stream().anyMatch(year -> year.saidPermille() != null);
        if (!saidAsMuch && seasonPermille <= FIELD_WORK && now - seasonPermille >= WORTH_SAYING) {
            return new Habit(Kind.FIELD_SEASON, season, 0, seasonPermille);
        }
        long worked =
                earlier.stream().filter(year -> year.acceptedPermille() >= BUSY).count();
        if (now == 0 && worked > 0) {
            return new Habit(Kind.USUALLY_WORKED, "", (int) worked, 0);
        }
        return NOTHING;
    }

    /** The habit when there is something to say. */
    public Optional<Habit> worthSaying() {
        return kind == Kind.AS_BEFORE ? Optional.empty() : Optional.of(this);
    }
}
