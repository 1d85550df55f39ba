package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value of {@code programme/continuity-cases.json}. */
class ContinuityTest {
    private static final ContinuityRule RULE =
            new ContinuityRule(LocalDate.of(2026, 10, 1), 16, 12, 750, 3, 400, 2, 250, 100, 30, "programme");

    private static JsonNode file() {
        try (var in =
                Objects.requireNonNull(ContinuityTest.class.getResourceAsStream("/programme/continuity-cases.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> cases() {
        return file().at("/cases")
                .valueStream()
                .map(one -> Arguments.arguments(one.at("/name").asString(), one));
    }

    private static List<Continuity.Week> weeks(JsonNode one) {
        var letters = one.at("/weeks").asString();
        var weeks = new ArrayList<Continuity.Week>();
        for (int i = 0; i < letters.length(); i++) {
            weeks.add(new Continuity.Week(
                    60 * one.at("/capacity_h/" + i).asInt(),
                    60 * one.at("/paid_h/" + i).asInt(),
                    letters.charAt(i) == 'L'));
        }
        return weeks;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void judgesEachCaseOfTheFixtures(String name, JsonNode one) {
        var weeks = weeks(one);
        var judged = Continuity.of(weeks, one.at("/distinct_orders").asInt(), RULE);

        assertThat(weeks.stream()
                        .map(week -> String.valueOf(week.state(RULE).letter()))
                        .collect(Collectors.joining()))
                .isEqualTo(one.at("/weeks").asString());
        assertThat(judged.window()).isEqualTo(one.at("/W").asInt());
        assertThat(judged.leave()).isEqualTo(one.at("/declared_leave").asInt());
        assertThat(judged.available()).isEqualTo(one.at("/available").asInt());
        assertThat(judged.paid()).isEqualTo(one.at("/paid_weeks").asInt());
        assertThat(judged.ratio())
                .isEqualTo(new BigDecimal(one.at("/continuity_ratio").asString()));
        assertThat(judged.longestGap()).isEqualTo(one.at("/longest_gap_weeks").asInt());
        assertThat(judged.used())
                .isEqualTo(new BigDecimal(one.at("/capacity_used_capped").asString()));
        assertThat(judged.usedRaw())
                .isEqualTo(new BigDecimal(one.at("/capacity_used_raw").asString()));
        assertThat(judged.isContinuous()).isEqualTo(one.at("/continuous").asBoolean());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void tellsWhatIsMissing(String name, Set<Continuity.Failure> failures) {
        var one = file().at("/cases")
                .valueStream()
                .filter(it -> it.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(Continuity.of(weeks(one), one.at("/distinct_orders").asInt(), RULE)
                        .failures())
                .isEqualTo(failures);
    }

    static Stream<Arguments> tellsWhatIsMissing() {
        return Stream.of(
                Arguments.arguments("steady group", Set.of()),
                Arguments.arguments("gap bridged by leave", Set.of(Continuity.Failure.RATIO, Continuity.Failure.GAP)),
                Arguments.arguments("busy but one buyer order", Set.of(Continuity.Failure.ORDERS)),
                Arguments.arguments("thin work every week", Set.of(Continuity.Failure.CAPACITY)),
                Arguments.arguments(
                        "too much leave", Set.of(Continuity.Failure.LEAVE_SHARE, Continuity.Failure.AVAILABLE)),
                Arguments.arguments("just onboarded", Set.of(Continuity.Failure.AVAILABLE)));
    }

    @Test
    void countsTheThresholdsOfTheFixturesAsItsOwn() {
        var set = file().at("/rule/thresholds_default");

        assertThat(RULE.available()).isEqualTo(set.at("/min_available").asInt());
        assertThat(BigDecimal.valueOf(RULE.ratioPermille(), 3))
                .isEqualByComparingTo(set.at("/ratio").asString());
        assertThat(RULE.longestGap()).isEqualTo(set.at("/max_gap").asInt());
        assertThat(BigDecimal.valueOf(RULE.usedPermille(), 3))
                .isEqualByComparingTo(set.at("/capacity_used").asString());
        assertThat(RULE.orders()).isEqualTo(set.at("/distinct_orders").asInt());
        assertThat(BigDecimal.valueOf(RULE.leavePermille(), 3))
                .isEqualByComparingTo(set.at("/max_leave_share").asString());
    }

    @Test
    void aLeaveWeekWithPaidWorkIsAWorkedWeekAndAvailable() {
        var weeks = new ArrayList<Continuity.Week>();
        for (int i = 0; i < 12; i++) {
            weeks.add(new Continuity.Week(6000, i == 5 ? 600 : 3000, i == 5));
        }

        var judged = Continuity.of(weeks, 2, RULE);

        assertThat(judged.leave()).isZero();
        assertThat(judged.available()).isEqualTo(12);
        assertThat(judged.paid()).isEqualTo(12);
    }

    @Test
    void aWeekIsPaidFromATenthOfItsTimeOn() {
        assertThat(new Continuity.Week(6000, 599, false).state(RULE)).isEqualTo(Continuity.State.IDLE);
        assertThat(new Continuity.Week(6000, 600, false).state(RULE)).isEqualTo(Continuity.State.WORKED);
        assertThat(new Continuity.Week(0, 0, false).state(RULE)).isEqualTo(Continuity.State.IDLE);
    }
}
