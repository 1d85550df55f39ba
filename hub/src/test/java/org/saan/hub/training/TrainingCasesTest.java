package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every expected value of training-cases.json. */
class TrainingCasesTest {
    private static JsonNode cases() {
        try (var in =
                Objects.requireNonNull(TrainingCasesTest.class.getResourceAsStream("/training/training-cases.json"))) {
            return new ObjectMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonNode> gains() {
        return cases().get("normalised_gain").valueStream();
    }

    @ParameterizedTest(name = "normalised gain {0}")
    @MethodSource("gains")
    void normalisedGain(JsonNode one) {
        var gain = new Gain(
                one.get("pre").asInt(), one.get("post").asInt(), one.get("max").asInt());
        if (one.get("g").isNull()) {
            assertThat(gain.value()).isNull();
        } else {
            assertThat(gain.value()).isEqualTo(new BigDecimal(one.get("g").asString()));
        }
        assertThat(one.get("band").asString()).startsWith(gain.band().name().toLowerCase(Locale.ROOT));
    }

    @Test
    @DisplayName("bands: high g >= 0.7, medium 0.3 <= g < 0.7, low below, by the exact value")
    void bandsAtTheirEdges() {
        assertThat(cases().get("bands").asString()).isEqualTo("high g>=0.7; medium 0.3<=g<0.7; low g<0.3");
        assertThat(new Gain(0, 70, 100).band()).isEqualTo(Gain.Band.HIGH);
        assertThat(new Gain(0, 69, 100).band()).isEqualTo(Gain.Band.MEDIUM);
        assertThat(new Gain(0, 30, 100).band()).isEqualTo(Gain.Band.MEDIUM);
        assertThat(new Gain(0, 29, 100).band()).isEqualTo(Gain.Band.LOW);
        // 0.69998 is shown as 0.7000 and is not high.
        var nearly = new Gain(0, 34_999, 50_000);
        assertThat(nearly.value()).isEqualTo(new BigDecimal("0.7000"));
        assertThat(nearly.band()).isEqualTo(Gain.Band.MEDIUM);
    }

    private static List<Gain> fixtureClass() {
        var one = cases().get("class");
        var gains = new ArrayList<Gain>();
        for (int n = 0; n < one.get("pre").size(); n++) {
            gains.add(new Gain(
                    one.get("pre").get(n).asInt(),
                    one.get("post").get(n).asInt(),
                    one.get("max").asInt()));
        }
        return gains;
    }

    @Test
    @DisplayName("class: gain of means 0.3760 is reported, mean of gains 0.4778 beside it")
    void gainOfTheClass() {
        var gain = ClassGain.of(fixtureClass());
        assertThat(gain.gainOfMeans())
                .isEqualTo(
                        new BigDecimal(cases().get("class").get("gain_of_means").asString()));
        assertThat(gain.meanOfGains())
                .isEqualTo(
                        new BigDecimal(cases().get("class").get("mean_of_gains").asString()));
        assertThat(gain.counted()).isEqualTo(3);
    }

    @Test
    void whoKnewAllBeforeIsLeftOutOfTheClassAndCounted() {
        var with = new ArrayList<>(fixtureClass());
        with.add(new Gain(100, 100, 100));
        var gain = ClassGain.of(with);
        assertThat(gain.full()).isEqualTo(1);
        assertThat(gain.counted()).isEqualTo(3);
        assertThat(gain.gainOfMeans()).isEqualTo(new BigDecimal("0.3760"));
        assertThat(ClassGain.of(List.of(new Gain(5, 5, 5)))).isEqualTo(new ClassGain(0, 1, null, null));
    }

    static Stream<JsonNode> attendances() {
        return cases().get("attendance").valueStream();
    }

    @ParameterizedTest(name = "attendance {0}")
    @MethodSource("attendances")
    void attendanceByHoursUnrounded(JsonNode one) {
        long minutes = minutes(one.get("attended_h"));
        long of = minutes(one.get("sessions"));
        assertThat(Gain.quotient(minutes, of))
                .isEqualTo(new BigDecimal(one.get("ratio").asString()));
        assertThat(one.get("required").asString()).isEqualTo("0." + Trained.ATTENDANCE_PERCENT);
        assertThat(new Trained(minutes, of, 60, 100, true).met())
                .isEqualTo(one.get("met").asBoolean());
    }

    private static long minutes(JsonNode hours) {
        return hours.valueStream()
                .mapToLong(hour ->
                        hour.decimalValue().multiply(BigDecimal.valueOf(60)).longValueExact())
                .sum();
    }

    @Test
    @DisplayName("certificate rule: attendance >= 0.80 and post-test >= 0.60 of max and one task accepted")
    void certificateRule() {
        assertThat(cases().get("certificate_rule").asString())
                .startsWith("attendance >= 0.80 AND post-test >= 0.60 of max AND one practical task accepted");
        assertThat(new Trained(576, 720, 15, 25, true).lacks()).isEmpty();
        assertThat(new Trained(575, 720, 15, 25, true).lacks()).containsExactly(Trained.Lack.ATTENDANCE_LOW);
        assertThat(new Trained(576, 720, 14, 25, true).lacks()).containsExactly(Trained.Lack.POST_TEST_LOW);
        assertThat(new Trained(576, 720, null, 25, true).lacks()).containsExactly(Trained.Lack.POST_TEST_MISSING);
        assertThat(new Trained(576, 720, 15, 25, false).lacks()).containsExactly(Trained.Lack.TASK_MISSING);
        assertThat(new Trained(0, 0, 15, 25, true).lacks()).containsExactly(Trained.Lack.ATTENDANCE_LOW);
        assertThatThrownBy(() -> new Gain(101, 5, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixAreasOfThreeLevels() {
        assertThat(Competencies.all())
                .extracting(Competencies.Area::code)
                .containsExactly("C1", "C2", "C3", "C4", "C5", "C6");
        assertThat(Competencies.find("C2").orElseThrow().name().th()).isEqualTo("คิดต้นทุนและราคา");
        assertThat(Competencies.LEVELS).isEqualTo(3);
    }

    @Test
    void answersOnPaperAreTypedInAnyScript() {
        var choices = List.of(4, 4, 3, 4);
        assertThat(PaperAnswers.read("row-1", "ก ข-ง", choices)).containsExactly(1, 2, 0, 4);
        assertThat(PaperAnswers.read("row-1", "ab.D", choices)).containsExactly(1, 2, 0, 4);
        assertThat(PaperAnswers.read("row-1", "๑23 ง", choices)).containsExactly(1, 2, 3, 4);
        assertThatThrownBy(() -> PaperAnswers.read("row-1", "กขค", choices)).hasMessage("assess.grid.length");
        assertThatThrownBy(() -> PaperAnswers.read("row-1", "กขงง", choices)).hasMessage("assess.grid.letter");
    }
}
