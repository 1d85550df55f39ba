package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.directory.GroupCapacity.CraftCapacity;
import org.saan.hub.shared.LocalizedText;

/** How far a word of the past still carries. */
class FreshnessTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "0, FRESH, 1000",
        "30, FRESH, 1000",
        "31, AGEING, 1000",
        "90, AGEING, 1000",
        "91, STALE, 750",
        "180, STALE, 750",
        "181, STALE, 500",
        "4000, STALE, 500"
    })
    void aWordIsFreshForThirtyDaysAndCountsLessAfterNinety(int days, Freshness freshness, int permille) {
        assertThat(Freshness.of(TODAY.minusDays(days), TODAY)).isEqualTo(freshness);
        assertThat(Freshness.trustPermille(TODAY.minusDays(days), TODAY)).isEqualTo(permille);
        assertThat(Freshness.of(null, TODAY)).isEqualTo(Freshness.NEVER);
    }

    @Property
    void trustNeverGrowsWithAgeAndNeverFallsBelowHalf(@ForAll @IntRange(max = 2000) int days) {
        int now = Freshness.trustPermille(TODAY.minusDays(days), TODAY);
        int later = Freshness.trustPermille(TODAY.minusDays(days + 1L), TODAY);
        assertThat(later).isLessThanOrEqualTo(now).isGreaterThanOrEqualTo(500);
    }

    @Property
    void trustedTimeIsAPartOfEveryWeekOfPeopleAndLooms(
            @ForAll List<@IntRange(max = 10_000_000) Integer> minutes, @ForAll @IntRange(max = 1000) int permille) {
        var craft = new CraftCapacity("reed_mat", 1, 60, 0, 1, 100, minutes);
        var group = new GroupCapacity(
                new java.util.UUID(0, 1),
                "G1",
                new LocalizedText("ก", null),
                new LocalizedText("ข", null),
                null,
                true,
                false,
                0,
                minutes,
                List.of(),
                List.of(craft),
                null,
                null,
                null,
                Freshness.NEVER,
                permille);
        var trusted = group.trusted();
        for (int i = 0; i < minutes.size(); i++) {
            int part = (int) ((long) minutes.get(i) * permille / 1000);
            assertThat(trusted.minutesByWeek().get(i)).isEqualTo(part);
            assertThat(trusted.crafts().getFirst().loomMinutesByWeek().get(i)).isEqualTo(part);
        }
    }
}
