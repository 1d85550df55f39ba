package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FreeTimeTest {
    private static SortedMap<String, Integer> weeks(List<Integer> minutes) {
        var weeks = new TreeMap<String, Integer>();
        for (int i = 0; i < minutes.size(); i++) {
            if (minutes.get(i) > 0) {
                weeks.put(String.format("2027-W%02d", i + 1), minutes.get(i));
            }
        }
        return weeks;
    }

    private static int sum(SortedMap<String, Integer> weeks) {
        return weeks.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whatever was planned for weeks that have filled up meanwhile, the work fits where there is room, and no minute is lost. */
    @Property(tries = 500)
    void fittedWorkIsAllThereAndNowhereTooMuch(
            @ForAll @Size(8) List<@IntRange(max = 500) Integer> free,
            @ForAll @Size(8) List<@IntRange(max = 300) Integer> planned) {
        var time = new FreeTime(weeks(free));
        var work = weeks(planned);
        Assume.that(sum(work) <= sum(time.minutes()));
        var fitted = time.fit(work);
        assertThat(sum(fitted)).isEqualTo(sum(work));
        fitted.forEach((week, minutes) -> assertThat(minutes)
                .isPositive()
                .isLessThanOrEqualTo(time.minutes().getOrDefault(week, 0)));
        work.forEach((week, minutes) -> assertThat(fitted.getOrDefault(week, 0))
                .isGreaterThanOrEqualTo(Math.min(minutes, time.minutes().getOrDefault(week, 0))));
    }

    @Property(tries = 500)
    void piecesThatAreSaidToFitDoFitAndOneBatchMoreDoesNot(
            @ForAll @Size(6) List<@IntRange(max = 500) Integer> free,
            @ForAll @IntRange(min = 1, max = 90) int perPiece,
            @ForAll @IntRange(max = 400) int setup,
            @ForAll @IntRange(min = 1, max = 4) int batch) {
        var time = new FreeTime(weeks(free));
        int pieces = time.pieces(perPiece, setup, batch);
        assertThat(pieces % batch).isZero();
        if (pieces > 0) {
            assertThat(setup + pieces * perPiece).isLessThanOrEqualTo(sum(time.minutes()));
        }
        assertThat(setup + (pieces + batch) * perPiece).isGreaterThan(sum(time.minutes()));
    }
}
