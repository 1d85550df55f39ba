package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pace and earned progress, by the values of progress-cases.json. */
class ProgressTest {
    private static final double MONTHS = 8;

    private static JsonNode cases() throws IOException {
        try (var in =
                Objects.requireNonNull(ProgressTest.class.getResourceAsStream("/programme/progress-cases.json"))) {
            return new JsonMapper().readTree(in);
        }
    }

    private static String rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    private static Progress fifthMonth() throws IOException {
        var items = new ArrayList<Progress.Item>();
        for (var item : cases().path("earned").path("items")) {
            var one = new Progress.Item(
                    item.path("target").asDouble(),
                    item.path("weight").asDouble(),
                    item.path("actual").asDouble());
            assertThat(rounded(one.ratio(), 4)).isEqualTo(item.path("ratio").asString());
            assertThat(rounded(one.capped() * one.weight(), 5))
                    .isEqualTo(item.path("earned").asString());
            items.add(one);
        }
        return Progress.of(items, Curve.S, 5 / MONTHS);
    }

    @Test
    @DisplayName("progress-cases: the S-curve has the planned share of every month, and leads back from it")
    void theSCurve() throws IOException {
        int months = 0;
        for (var point : cases().path("s_curve").path("points")) {
            double time = point.path("month").asInt() / MONTHS;
            assertThat(rounded(Curve.S.share(time), 5))
                    .isEqualTo(point.path("planned").asString());
            assertThat(Curve.S.time(Curve.S.share(time))).isCloseTo(time, within(1e-9));
            months++;
        }
        assertThat(months).isEqualTo(9);
    }

    @Test
    @DisplayName("progress-cases: EV, PV, SPI, earned schedule and forecast of the fifth month")
    void earnedProgress() throws IOException {
        var expected = cases().path("earned");
        var progress = fifthMonth();
        assertThat(rounded(progress.earned(), 4))
                .isEqualTo(expected.path("EV").asString())
                .isEqualTo("0.6295");
        assertThat(rounded(progress.planned(), 4)).isEqualTo(expected.path("PV").asString());
        assertThat(rounded(progress.spi().orElseThrow(), 4))
                .isEqualTo(expected.path("SPI").asString())
                .isEqualTo("0.9209");
        assertThat(rounded(progress.earnedTime() * MONTHS, 3))
                .isEqualTo(expected.path("ES_months").asString());
        // 0.93954 to four places; the case writes 0.9395.
        assertThat(rounded(progress.spiOfTime().orElseThrow(), 4))
                .isEqualTo(expected.path("SPI_t").asString());
        assertThat(rounded(progress.forecast().orElseThrow() * MONTHS, 2))
                .isEqualTo(expected.path("forecast_months").asString())
                .isEqualTo("8.51");
    }

    @Test
    @DisplayName("progress-cases: 61 of 50 earns no more than 50 of 50, and shows 122 %")
    void moreThanTheTargetEarnsNoMore() throws IOException {
        for (var rule : cases().path("cap_rule")) {
            var item = new Progress.Item(
                    rule.path("target").asDouble(), 1, rule.path("actual").asDouble());
            assertThat(rounded(item.capped(), 4))
                    .isEqualTo(rule.path("ratio_for_index").asString());
            assertThat(rounded(item.ratio(), 4))
                    .isEqualTo(rule.path("ratio_shown").asString())
                    .isEqualTo("1.2200");
        }
    }

    @Test
    void aPlanOfItsOwnRunsStraightBetweenItsMonths() {
        var plan =
                Curve.of(List.of(new BigDecimal("0.1"), new BigDecimal("0.1"), new BigDecimal("0.6"), BigDecimal.ONE));
        assertThat(plan.share(0.25)).isEqualTo(0.1, within(1e-9));
        assertThat(plan.share(0.5)).isEqualTo(0.1, within(1e-9));
        assertThat(plan.share(0.625)).isEqualTo(0.35, within(1e-9));
        assertThat(plan.time(0.35)).isEqualTo(0.625, within(1e-9));
        assertThat(plan.time(0.1)).isEqualTo(0.25, within(1e-9));
        assertThat(plan.share(1)).isEqualTo(1, within(1e-9));
        assertThatThrownBy(() -> Curve.of(List.of(new BigDecimal("0.5"), new BigDecimal("0.4"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beforeTheBeginningThereIsNoPaceAndWithoutProgressNoForecast() {
        var begun = Progress.of(List.of(new Progress.Item(50, 1, 0)), Curve.S, 0);
        assertThat(begun.spi()).isEmpty();
        assertThat(Progress.of(List.of(new Progress.Item(50, 1, 0)), Curve.S, 0.5)
                        .forecast())
                .isEmpty();
    }

    @Test
    void aThaiFiscalYearRunsFromOctoberToSeptemberInBangkok() {
        var year = Period.fiscalYear(2569);
        assertThat(year.since()).isEqualTo(LocalDate.of(2025, 10, 1));
        assertThat(year.until()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(year.from()).isEqualTo("2025-09-30T17:00:00Z");
        assertThat(year.end()).isEqualTo("2026-09-30T17:00:00Z");
        assertThat(Period.fiscalYearOf(LocalDate.of(2026, 9, 30))).isEqualTo(2569);
        assertThat(Period.fiscalYearOf(LocalDate.of(2026, 10, 1))).isEqualTo(2570);
    }
}
