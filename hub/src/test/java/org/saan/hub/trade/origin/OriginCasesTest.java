package org.saan.hub.trade.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values of {@code roo-cases.json}: regional value, change of heading, what may be overlooked, cumulation. */
class OriginCasesTest {
    private static Stream<JsonNode> each(String list) {
        try (var in = Objects.requireNonNull(OriginCasesTest.class.getResourceAsStream("/trade/roo-cases.json"))) {
            return JsonMapper.shared().readTree(in).get(list).valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal number(JsonNode node, String field) {
        return new BigDecimal(Objects.requireNonNull(node.get(field), field).asString());
    }

    static Stream<JsonNode> values() {
        return each("rvc");
    }

    @ParameterizedTest
    @MethodSource("values")
    void theRegionalValueIsComparedBeforeItIsRounded(JsonNode one) {
        var down = RegionalValue.buildDown(number(one, "fob"), number(one, "vnm"));
        assertThat(down.percent()).isEqualTo(number(one, "build_down"));
        assertThat(down.passes()).isEqualTo(one.get("passes").asBoolean());
        assertThat(down.missing().signum() == 0).isEqualTo(down.passes());
        if (one.has("build_up")) {
            var up = RegionalValue.buildUp(
                    number(one, "fob"),
                    number(one, "asean_material"),
                    number(one, "labour"),
                    number(one, "overhead"),
                    number(one, "other"),
                    number(one, "profit"));
            assertThat(up.percent()).isEqualTo(number(one, "build_up"));
            assertThat(up.passes()).isEqualTo(down.passes());
        }
    }

    @Test
    void whatIsMissingIsSaidInMoney() {
        assertThat(RegionalValue.buildDown(new BigDecimal("500"), new BigDecimal("310"))
                        .missing())
                .isEqualByComparingTo("10");
    }

    static Stream<JsonNode> codes() {
        return each("ctc");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void codesOfGoodAndMaterialsDiffer(JsonNode one) {
        var materials =
                one.get("materials").valueStream().map(JsonNode::asString).toList();
        for (var rule : TariffChange.values()) {
            assertThat(rule.holds(one.get("good").asString(), materials))
                    .as(rule.name())
                    .isEqualTo(one.get(rule.name()).asBoolean());
        }
    }

    @Test
    void aCodeOfFourDigitsIsRefused() {
        assertThatThrownBy(() -> TariffChange.CTH.holds("6214", List.of("500720")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6214");
    }

    static Stream<JsonNode> overlooked() {
        return each("de_minimis");
    }

    @ParameterizedTest
    @MethodSource("overlooked")
    void aTenthOfThePriceMayBeOverlooked(JsonNode one) {
        assertThat(RegionalValue.isDeMinimis(number(one, "fob"), number(one, "value_failing_ctc")))
                .isEqualTo(one.get("passes").asBoolean());
    }

    static Stream<JsonNode> cumulated() {
        return each("accumulation");
    }

    @ParameterizedTest
    @MethodSource("cumulated")
    void materialsOfNeighboursCountWhollyInPartOrNot(JsonNode one) {
        var materials = one.get("materials")
                .valueStream()
                .map(material -> material.has("originating")
                        ? RegionalValue.Material.originating(number(material, "value"))
                        : new RegionalValue.Material(number(material, "value"), number(material, "rvc")))
                .toList();
        var value = RegionalValue.of(number(one, "fob"), materials);
        assertThat(value.percent()).isEqualTo(number(one, one.has("rvc") ? "rvc" : "rvc_with"));
        assertThat(value.passes())
                .isEqualTo(one.get(one.has("passes") ? "passes" : "passes_with").asBoolean());
        if (one.has("counted")) {
            assertThat(materials.getFirst().counted()).isEqualByComparingTo(number(one, "counted"));
        }
        if (one.has("rvc_without")) {
            var without = RegionalValue.buildDown(number(one, "fob"), number(one, "vnm_without"));
            assertThat(without.percent()).isEqualTo(number(one, "rvc_without"));
        }
    }
}
