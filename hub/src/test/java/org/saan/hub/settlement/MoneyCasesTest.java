package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.saan.hub.shared.LargestRemainder;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Quantity;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Textile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value of the files in {@code money/}, and the cases of money that need no database. */
class MoneyCasesTest {
    private static final BigDecimal SEVEN = new BigDecimal("7");

    private static JsonNode file(String name) {
        try (var in = Objects.requireNonNull(MoneyCasesTest.class.getResourceAsStream("/money/" + name + ".json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<Arguments> each(String name, String... paths) {
        return Stream.of(paths)
                .flatMap(path -> file(name).at(path).valueStream())
                .map(one -> arguments(one));
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asString());
    }

    private static BigDecimal number(JsonNode node, String field) {
        return number(Objects.requireNonNull(node.get(field), field));
    }

    private static Money baht(JsonNode node, String field) {
        return new Money(number(node, field), Money.THB);
    }

    private static List<BigDecimal> numbers(JsonNode nodes) {
        return nodes.valueStream().map(MoneyCasesTest::number).toList();
    }

    private static List<Money> amounts(JsonNode nodes) {
        return numbers(nodes).stream().map(one -> new Money(one, Money.THB)).toList();
    }

    static Stream<Arguments> splits() {
        return each("money-cases", "/largest_remainder/cases", "/alabama_warning");
    }

    @ParameterizedTest
    @MethodSource("splits")
    void aTotalIsSplitByLargestRemainder(JsonNode one) {
        assertThat(LargestRemainder.split(number(one, "total"), numbers(one.get("weights")), number(one, "unit")))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(numbers(one.get("result")));
    }

    static Stream<Arguments> roundings() {
        return each("money-cases", "/rounding");
    }

    @ParameterizedTest
    @MethodSource("roundings")
    void halfGoesUp(JsonNode one) {
        var currency = Currency.getInstance(one.get("dp").asInt() == 0 ? "JPY" : "THB");
        assertThat(Money.rounded(number(one, "value"), currency).amount()).isEqualTo(number(one, "half_up"));
    }

    static Stream<Arguments> rates() {
        return each("money-cases", "/fx");
    }

    @ParameterizedTest
    @MethodSource("rates")
    void moneyIsExchangedAtTheRateGiven(JsonNode one) {
        var from = new Money(
                number(one, "amount"), Currency.getInstance(one.get("from").asString()));
        assertThat(from.in(Currency.getInstance(one.get("to").asString()), number(one, "rate"))
                        .plain())
                .isEqualTo(one.get("result").asString());
    }

    static Stream<Arguments> pay() {
        return each("costing-cases", "/fair_pay");
    }

    @ParameterizedTest
    @MethodSource("pay")
    void payIsHeldAgainstTheWageOfTheProvince(JsonNode one) {
        var pay = new FairPay(
                number(one, "pieces"),
                number(one, "piece_rate"),
                number(one, "hours"),
                number(one, "other_pay"),
                number(one, "province_min_wage"),
                number(one, "hours_per_day"));
        assertThat(List.of(pay.gross(), pay.perHour(), pay.dayEquivalent(), pay.ratio(), pay.minimumPieceRate()))
                .containsExactly(
                        number(one, "gross"),
                        number(one, "thb_per_hour"),
                        number(one, "day_equivalent"),
                        number(one, "ratio_to_minimum"),
                        number(one, "min_piece_rate"));
        assertThat(pay.passes()).isEqualTo(one.get("passes").asBoolean());
    }

    static Stream<Arguments> sheets() {
        return each("costing-cases", "/cost_sheet");
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aCostSheetAddsUpToTheSellingPrice(JsonNode one) {
        var input = one.get("input");
        var materials = input.get("materials")
                .valueStream()
                .map(row -> new CostSheet.Material(row.get(0).asString(), number(row.get(1)), number(row.get(2))))
                .toList();
        var steps = input.get("labour")
                .valueStream()
                .map(row -> new CostSheet.Step(
                        row.get(0).asString(), number(row.get(1)).multiply(BigDecimal.valueOf(60)), number(row.get(2))))
                .toList();
        var nothing = Money.zero(Money.THB);
        var sheet = new CostSheet(
                materials,
                steps,
                number(input, "wastage_pct"),
                number(input, "overhead_pct_of_labour"),
                number(one, "group_margin_pct_of_group_price"),
                nothing,
                nothing,
                number(one, "hub_fee_pct_of_selling_price"),
                nothing);
        var found = new LinkedHashMap<String, Money>();
        found.put("materials", sheet.materialsCost());
        found.put("wastage", sheet.wastage());
        found.put("labour", sheet.labour());
        found.put("overhead", sheet.overhead());
        found.put("unit_cost", sheet.unitCost());
        found.put("group_price", sheet.groupPrice());
        found.put("hub_fee", sheet.hubFee());
        found.put("selling_price", sheet.sellingPrice());
        assertThat(found)
                .allSatisfy((field, money) -> assertThat(money.plain())
                        .as(field)
                        .isEqualTo(one.get(field).asString()));
        assertThat(sheet.labourShare()).isEqualTo(number(one, "labour_share_of_selling_price"));
    }

    static Stream<Arguments> tiers() {
        return each("costing-cases", "/price_breaks/cases");
    }

    private static PriceTiers priceTiers() {
        return new PriceTiers(file("costing-cases")
                .at("/price_breaks/tiers")
                .valueStream()
                .map(row -> new PriceTiers.Tier(row.get("min").asInt(), baht(row, "price")))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void allPiecesHaveThePriceOfTheStepReached(JsonNode one) {
        var total = priceTiers().total(one.get("qty").asInt()).map(Money::plain);
        assertThat(total.orElse(null))
                .isEqualTo(one.get("total").isNull() ? null : one.get("total").asString());
    }

    @Test
    void aCheaperNextStepIsTold() {
        assertThat(priceTiers().cheaper(49))
                .contains(new PriceTiers.Cheaper(50, new Money(new BigDecimal("89500"), Money.THB)));
        assertThat(priceTiers().cheaper(47)).isEmpty();
        assertThat(priceTiers().cheaper(9)).isEmpty();
    }

    static Stream<Arguments> milestones() {
        return each("costing-cases", "/milestones");
    }

    @ParameterizedTest
    @MethodSource("milestones")
    void instalmentsAreCutAndTheLastTakesTheRest(JsonNode one) {
        assertThat(Milestones.split(baht(one, "order_total"), numbers(one.get("pct"))))
                .isEqualTo(amounts(one.get("amounts")));
    }

    @Test
    void instalmentsAreAHundredPerCent() {
        assertThatThrownBy(() -> Milestones.split(Money.ofMinor(100, Money.THB), List.of(SEVEN, SEVEN)))
                .isInstanceOf(Refusal.class);
    }

    static Stream<Arguments> vats() {
        return each("costing-cases", "/vat");
    }

    @ParameterizedTest
    @MethodSource("vats")
    void vatIsOfTheDocument(JsonNode one) {
        var rate = number(one, "rate");
        var vat = one.has("lines")
                ? Vat.onLines(amounts(one.get("lines")), rate)
                : one.has("gross_inclusive")
                        ? Vat.inside(baht(one, "gross_inclusive"), rate)
                        : Vat.on(baht(one, "net"), rate);
        assertThat(vat.tax()).isEqualTo(baht(one, one.has("lines") ? "vat_per_document" : "vat"));
        if (!one.has("lines")) {
            assertThat(vat.net()).isEqualTo(baht(one, "net"));
        }
        if (one.has("gross")) {
            assertThat(vat.gross()).isEqualTo(baht(one, "gross"));
        }
    }

    static Stream<Arguments> withheld() {
        return each("costing-cases", "/withholding");
    }

    @ParameterizedTest
    @MethodSource("withheld")
    void taxIsKeptBackOfThePriceBeforeVat(JsonNode one) {
        // A one-off below a thousand has nothing kept back, whatever its kind.
        boolean hire = one.get("kind").asString().startsWith("hire");
        var found = Withholding.of(
                baht(one, "base_ex_vat"),
                number(one, "vat_pct"),
                hire ? new BigDecimal("3") : number(one, "wht_pct"),
                Money.ofMinor(100_000, Money.THB));
        assertThat(List.of(found.vat(), found.withheld(), found.toPay()))
                .containsExactly(baht(one, "vat"), baht(one, "wht"), baht(one, "pay_to_group"));
        assertThat(found.percent()).isEqualByComparingTo(number(one, "wht_pct"));
    }

    static Stream<Arguments> codes() {
        return each("promptpay-cases", "/qr");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aPromptPayCodeIsWrittenAndRead(JsonNode one) {
        var proxy = PromptPay.Proxy.valueOf(one.get("kind").asString().toUpperCase(java.util.Locale.ROOT));
        var amount = one.get("amount").isNull() ? null : one.get("amount").asString();
        var digits = one.get("proxy").asString();
        var payload = one.get("payload").asString();
        assertThat(PromptPay.payload(proxy, digits, amount)).isEqualTo(payload);
        assertThat(PromptPay.read(payload))
                .contains(new PromptPay.Read(proxy, digits, amount == null ? null : new BigDecimal(amount)));
    }

    static Stream<Arguments> refusedCodes() {
        return each("promptpay-cases", "/reject");
    }

    @ParameterizedTest
    @MethodSource("refusedCodes")
    void aWrongPromptPayCodeIsRefused(JsonNode one) {
        if (one.has("payload")) {
            assertThat(PromptPay.read(one.get("payload").asString())).isEmpty();
        } else {
            assertThatThrownBy(() -> PromptPay.payload(
                            PromptPay.Proxy.PHONE,
                            "0812345678",
                            one.get("amount").asString()))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void theCheckOfACodeAndOfAnIdAreAsTheirRulesSay() {
        var cases = file("promptpay-cases");
        cases.at("/crc16/check")
                .propertyStream()
                .forEach(one -> assertThat(PromptPay.crc(one.getKey()))
                        .isEqualTo(one.getValue().asString()));
        assertThat(cases.at("/thai_id_checksum/valid").valueStream()).allMatch(id -> PromptPay.isThaiId(id.asString()));
        assertThat(cases.at("/thai_id_checksum/invalid").valueStream())
                .noneMatch(id -> PromptPay.isThaiId(id.asString()));
    }

    @Test
    void aCodeWithItsFieldsInAnotherOrderIsRead() {
        var body =
                "000201" + "5303764" + "5802TH" + "29370016A000000677010111" + "01130066812345678" + "010211" + "6304";
        assertThat(PromptPay.read(body + PromptPay.crc(body)))
                .contains(new PromptPay.Read(PromptPay.Proxy.PHONE, "0812345678", null));
    }

    static Stream<Arguments> metres() {
        return each("units-cases", "/metre_to_yard");
    }

    @ParameterizedTest
    @MethodSource("metres")
    void metresAreYards(JsonNode one) {
        assertThat(new Quantity(number(one, "m"), "MTR").in("YRD", one.get("dp").asInt(), RoundingMode.HALF_UP))
                .isEqualTo(number(one, "yd"));
    }

    static Stream<Arguments> prices() {
        return each("units-cases", "/price_per_metre_to_yard");
    }

    @ParameterizedTest
    @MethodSource("prices")
    void aPriceOfAMetreIsOneOfAYard(JsonNode one) {
        assertThat(Quantity.price(baht(one, "thb_per_m"), "MTR", "YRD")).isEqualTo(baht(one, "thb_per_yd"));
    }

    static Stream<Arguments> counts() {
        return each("units-cases", "/count");
    }

    @ParameterizedTest
    @MethodSource("counts")
    void dozensAndPairsArePieces(JsonNode one) {
        assertThat(new Quantity(number(one, "qty"), one.get("unit").asString()).in("H87", 0, RoundingMode.UNNECESSARY))
                .isEqualTo(number(one, "pieces"));
    }

    @Test
    void clothHasAMassAndYarnAFineness() {
        var cases = file("units-cases");
        assertThat(cases.get("fabric_mass").valueStream())
                .allSatisfy(one -> assertThat(Textile.kilograms(
                                number(one, "gsm"),
                                number(one, "width_m"),
                                number(one, "length_m"),
                                one.has("pieces") ? one.get("pieces").asInt() : 1))
                        .isEqualTo(number(one, "kg")));
        var silk = cases.get("yarn_count").get(0);
        var yarn = Textile.Yarn.ofDenier(number(silk, "denier"));
        agrees(yarn.tex(), silk.get("tex"));
        agrees(yarn.metric(), silk.get("Nm"));
        agrees(yarn.cottonCount(), silk.get("Ne_cotton"));
        var cotton = cases.get("yarn_count").get(1);
        var count = Textile.Yarn.ofCottonCount(number(cotton, "Ne_cotton"));
        agrees(count.tex(), cotton.get("tex"));
        agrees(count.denier(), cotton.get("denier"));
    }

    private static void agrees(BigDecimal found, @Nullable JsonNode wanted) {
        var number = number(Objects.requireNonNull(wanted));
        assertThat(found.setScale(number.scale(), RoundingMode.HALF_UP)).isEqualTo(number);
    }

    @Test
    void unitsOfOtherKindsAreNeverMixed() {
        assertThat(file("units-cases").get("reject")).hasSize(3);
        assertThatThrownBy(() -> Quantity.of("1", "MTR").plus(Quantity.of("1", "KGM")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Quantity.of("1", "SET").in("H87", 0, RoundingMode.HALF_UP))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Quantity.of("1", "DAY").in("HUR", 0, RoundingMode.HALF_UP))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("QT-02 five hundred yards are 457.20 m, and 500.00 yd again")
    void conversionFactorsAreExact() {
        var metres = Quantity.of("500", "YRD").in("MTR", 2, RoundingMode.HALF_UP);
        assertThat(metres).isEqualTo("457.20");
        assertThat(new Quantity(metres, "MTR").in("YRD", 2, RoundingMode.HALF_UP))
                .isEqualTo("500.00");
    }

    @Test
    @DisplayName("QT-03 a smallest order of 50 m is 54.69 yd, or 55 whole ones")
    void aSmallestOrderIsNeverRoundedBelowItself() {
        var least = Quantity.of("50", "MTR");
        assertThat(least.in("YRD", 2, RoundingMode.CEILING)).isEqualTo("54.69");
        assertThat(least.in("YRD", 0, RoundingMode.CEILING)).isEqualTo("55");
        assertThat(Quantity.of("54.69", "YRD").in("MTR", 2, RoundingMode.HALF_UP))
                .isEqualTo("50.01");
        assertThat(Quantity.of("55", "YRD").in("MTR", 2, RoundingMode.HALF_UP)).isEqualTo("50.29");
    }

    @ParameterizedTest
    @CsvSource({"118.50, 8.30", "237.50, 16.63", "461.50, 32.31"})
    @DisplayName("MN-01 half goes up, on decimal numbers")
    void halvesOfVatGoUp(BigDecimal net, BigDecimal tax) {
        assertThat(Vat.on(new Money(net, Money.THB), SEVEN).tax().amount()).isEqualTo(tax);
    }

    @Test
    @DisplayName("MN-02 satang go to groups, not to the order in which lines were entered")
    void theSplitDependsOnTheGroup() {
        var weights = List.of(Map.entry("A", "7"), Map.entry("B", "5"), Map.entry("C", "1"));
        var seen = new ArrayList<String>();
        for (int first = 0; first < 3; first++) {
            var entered = new LinkedHashMap<String, BigDecimal>();
            for (int i = 0; i < 3; i++) {
                var one = weights.get((first + 2 * i) % 3);
                entered.put(one.getKey(), new BigDecimal(one.getValue()));
            }
            seen.add(LargestRemainder.split(new BigDecimal("10000.00"), entered, new BigDecimal("0.01"))
                    .toString());
        }
        assertThat(seen).containsOnly("{A=5384.62, B=3846.15, C=769.23}");
    }

    @Test
    @DisplayName("MN-03 the rate of withholding is as given, never found again from the amount")
    void theRateIsAnInput() {
        var found = Withholding.of(
                new Money(new BigDecimal("41094.23"), Money.THB),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Money.ofMinor(100_000, Money.THB));
        assertThat(found.withheld().plain()).isEqualTo("410.94");
        assertThat(found.percent()).isEqualTo("1");
    }

    @Test
    @DisplayName("MN-04 yen have no minor unit")
    void yenAreWhole() throws Exception {
        var yen = Currency.getInstance("JPY");
        var quoted = new Money(new BigDecimal("10000"), yen);
        assertThat(quoted.minor()).isEqualTo(10_000);
        assertThat(quoted.plain()).isEqualTo("10000");
        assertThat(Money.ofMinor(10_000, yen)).isEqualTo(quoted);
        assertThatThrownBy(() -> new Money(new BigDecimal("1234.50"), yen)).isInstanceOf(ArithmeticException.class);
        assertThat(Money.rounded(new BigDecimal("1234.50"), yen).plain()).isEqualTo("1235");
        try (var in = Objects.requireNonNull(MoneyCasesTest.class.getResourceAsStream("/money/currencies.csv"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1))
                    .allSatisfy(line -> {
                        var cells = line.split(",", -1);
                        assertThat(Currency.getInstance(cells[0]).getDefaultFractionDigits())
                                .as(cells[0])
                                .isEqualTo(Integer.parseInt(cells[2]));
                    });
        }
    }

    private static Money line(String price, int quantity) {
        return DocumentSum.line(new BigDecimal(price), quantity, Money.THB);
    }

    @Test
    @DisplayName("MN-06 the total is the sum of the printed lines")
    void theTotalIsOfRoundedLines() {
        var sum = new DocumentSum(
                List.of(line("1.2345", 7), line("2.4449", 3), line("0.3335", 11), line("4.1013", 1)),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
        assertThat(sum.lines()).extracting(Money::plain).containsExactly("8.64", "7.33", "3.67", "4.10");
        assertThat(sum.total().plain()).isEqualTo("23.74");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00, 90.67", "100, 90.67, 0.00"})
    @DisplayName("MN-07 a discount of nothing takes nothing, one of all takes all")
    void theDiscountIsOfTheSameLines(BigDecimal percent, String discount, String total) {
        var sum = new DocumentSum(
                List.of(line("3.460", 3), line("25.000", 1), line("4.713", 6), line("4.501", 6)),
                percent,
                BigDecimal.ZERO);
        assertThat(sum.lines()).extracting(Money::plain).containsExactly("10.38", "25.00", "28.28", "27.01");
        assertThat(sum.discount().plain()).isEqualTo(discount);
        assertThat(sum.total().plain()).isEqualTo(total);
    }
}
