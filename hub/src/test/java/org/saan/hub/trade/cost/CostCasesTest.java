package org.saan.hub.trade.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value of {@code landed-cost-cases.json} and {@code packing-cases.json}. */
class CostCasesTest {
    private static final BigDecimal OFF = new BigDecimal("0.01");

    private static JsonNode file(String name) {
        try (var in = Objects.requireNonNull(CostCasesTest.class.getResourceAsStream("/trade/" + name + ".json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal number(JsonNode node, String field) {
        return new BigDecimal(Objects.requireNonNull(node.get(field), field).asString());
    }

    private static List<BigDecimal> numbers(JsonNode nodes) {
        return nodes.valueStream().map(one -> new BigDecimal(one.asString())).toList();
    }

    static Stream<JsonNode> landed() {
        return file("landed-cost-cases").get("cases").valueStream();
    }

    private static LandedCost cost(JsonNode one) {
        return LandedCost.of(new LandedCost.Known(
                number(one, "fob"),
                number(one, "freight"),
                number(one, "insurance_rate_pct"),
                CustomsBasis.valueOf(one.get("customs_value_basis").asString()),
                number(one, "duty_pct"),
                number(one, "local_costs_in_vat_base"),
                number(one, "vat_pct"),
                2));
    }

    @ParameterizedTest
    @MethodSource("landed")
    void goodsCostAtTheDoorWhatTheyCost(JsonNode one) {
        var cost = cost(one);
        assertThat(cost.insurance().insured()).isEqualTo(number(one, "insured_value"));
        assertThat(cost.insurance().premium()).isEqualTo(number(one, "premium"));
        assertThat(cost.cif()).isEqualTo(number(one, "cif"));
        assertThat(cost.customsValue()).isEqualTo(number(one, "customs_value"));
        assertThat(cost.duty()).isEqualTo(number(one, "duty"));
        assertThat(cost.vatBase())
                .isEqualTo(number(one, "vat_base"))
                .isEqualTo(number(one, "landed_ex_recoverable_vat"));
        assertThat(cost.vat()).isEqualTo(number(one, "vat"));
        assertThat(cost.landed()).isEqualTo(number(one, "landed"));
    }

    @Test
    void dutyIsSharedByWhatLinesAreWorthAndNoCentIsLost() {
        var shared = file("landed-cost-cases").get("per_unit_allocation");
        var cost = cost(landed().findFirst().orElseThrow());
        assertThat(cost.duty()).isEqualTo(number(shared, "total_duty"));
        var parts = cost.dutyOfLines(numbers(shared.get("line_values")), 2);
        assertThat(parts).isEqualTo(numbers(shared.get("raw")));
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualTo(cost.duty());
    }

    @Test
    void aSmallParcelPaysOnceForEachSubheading() {
        assertThat(file("landed-cost-cases").get("eu_small_parcel").valueStream())
                .hasSize(2)
                .allSatisfy(one -> assertThat(SmallParcels.dutyEur(one.get("hs6")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()))
                        .isEqualTo(number(one, "duty_eur")));
    }

    @Test
    void aPriceClimbsFromTheSellersDoorToTheBuyers() {
        var said = file("landed-cost-cases").get("price_ladder");
        var ladder = PriceLadder.of(
                number(said, "EXW"),
                new PriceLadder.Steps(
                        number(said, "inland_and_export_clearance"),
                        number(said, "terminal_loading"),
                        number(said, "main_freight"),
                        number(said, "insurance_rate_pct"),
                        number(said, "destination_delivery")),
                2);
        assertThat(ladder)
                .isEqualTo(new PriceLadder(
                        number(said, "EXW"),
                        number(said, "FCA"),
                        number(said, "FOB"),
                        number(said, "CFR"),
                        number(said, "premium"),
                        number(said, "CIF"),
                        number(said, "DAP")));
    }

    @Test
    void aPremiumThatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> Insurance.of(BigDecimal.TEN, new BigDecimal("91"), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Insurance.of(BigDecimal.TEN, OFF.negate(), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<JsonNode> cartons() {
        return file("packing-cases").get("cases").valueStream();
    }

    @ParameterizedTest
    @MethodSource("cartons")
    @DisplayName("cartons weigh to air, courier and ship what is more, weight or room")
    void cartonsAreCharged(JsonNode one) {
        var freight = new Freight(
                one.get("cartons").asInt(),
                number(one, "l_cm"),
                number(one, "w_cm"),
                number(one, "h_cm"),
                number(one, "gross_kg_each"));
        assertThat(freight.cubicMetresEach()).isEqualByComparingTo(number(one, "cbm_each"));
        assertThat(freight.cubicMetres()).isEqualByComparingTo(number(one, "cbm_total"));
        assertThat(freight.gross()).isEqualByComparingTo(number(one, "gross_total_kg"));
        assertThat(freight.volumeKg(Freight.AIR)).isEqualTo(number(one, "air_volume_kg"));
        assertThat(freight.chargeableKg(Freight.AIR)).isEqualTo(number(one, "air_chargeable_kg"));
        assertThat(freight.volumeKg(Freight.COURIER)).isEqualTo(number(one, "courier_volume_kg_consignment"));
        assertThat(freight.chargeableKg(Freight.COURIER)).isEqualTo(number(one, "courier_chargeable_kg_consignment"));
        assertThat(freight.chargeableKgByPiece(Freight.COURIER))
                .isEqualTo(number(one, "courier_chargeable_kg_per_piece_rounding"));
        assertThat(freight.revenueTons()).isEqualTo(number(one, "sea_revenue_tons"));
        assertThat(freight.billedTons()).isEqualTo(number(one, "sea_billed_rt_min1"));
    }
}
