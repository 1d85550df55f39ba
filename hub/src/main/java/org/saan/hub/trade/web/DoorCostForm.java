package org.saan.hub.trade.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.shared.web.TypedNumber;
import org.saan.hub.trade.cost.CustomsBasis;
import org.saan.hub.trade.cost.LandedCost;

/** Reads goods and one or two ways to the buyer's door, as somebody typed them. */
final class DoorCostForm {
    /** Currencies goods are priced in here. */
    static final List<String> CURRENCIES = ObstacleForm.CURRENCIES;

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_INSURANCE = BigDecimal.TEN;
    private static final BigDecimal MOST_DUTY = BigDecimal.valueOf(500);
    private static final List<String> FIELDS_OF_A_WAY = List.of("freight", "insurance", "duty", "local", "vat");

    private final Shell shell;
    private final Typed typed;

    DoorCostForm(Shell shell, Map<String, String> asked) {
        this.shell = shell;
        this.typed = Typed.of(asked);
    }

    Typed typed() {
        return typed;
    }

    /** What a way costs. */
    record Way(int number, LandedCost cost, Optional<BigDecimal> piece) {}

    /** The ways in the order of the page; none when something is wrong, which then stands beside its field. */
    List<Way> ways() {
        var currency = currency();
        int decimals = currency.getDefaultFractionDigits();
        var fob = read("fob", MOST, decimals, null);
        var pieces = typed.value("pieces").isBlank() ? BigDecimal.ZERO : read("pieces", MOST, 0, BigDecimal.ZERO);
        var ways = List.of(1, 2).stream()
                .filter(this::isAsked)
                .map(n -> new LandedCost.Known(
                        fob,
                        read("freight" + n, MOST, decimals, BigDecimal.ZERO),
                        read("insurance" + n, MOST_INSURANCE, 4, BigDecimal.ZERO),
                        typed.choice("basis" + n, CustomsBasis.CIF),
                        read("duty" + n, MOST_DUTY, 4, BigDecimal.ZERO),
                        read("local" + n, MOST, decimals, BigDecimal.ZERO),
                        read("vat" + n, ALL, 4, BigDecimal.ZERO),
                        decimals))
                .toList();
        if (!typed.errors().isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, ways.size())
                .mapToObj(i -> {
                    var cost = LandedCost.of(ways.get(i));
                    return new Way(
                            i + 1,
                            cost,
                            pieces.signum() == 0
                                    ? Optional.empty()
                                    : Optional.of(cost.landed().divide(pieces, decimals, RoundingMode.HALF_UP)));
                })
                .toList();
    }

    Currency currency() {
        var code = typed.value("currency", Money.THB.getCurrencyCode());
        return Currency.getInstance(CURRENCIES.contains(code) ? code : Money.THB.getCurrencyCode());
    }

    /** The first way always, the second where anything was written of it. */
    private boolean isAsked(int way) {
        return way == 1
                || FIELDS_OF_A_WAY.stream()
                        .anyMatch(field -> !typed.value(field + way).isBlank());
    }

    private BigDecimal read(String field, BigDecimal most, int places, @Nullable BigDecimal otherwise) {
        var text = typed.value(field).strip();
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        var number = TypedNumber.read(text, most, places).filter(found -> otherwise != null || found.signum() > 0);
        if (number.isPresent()) {
            return number.get();
        }
        typed.errors()
                .put(
                        field,
                        shell.say(Refusal.of(
                                field,
                                otherwise == null ? "cost_to_door.needed" : "cost_to_door.wrong",
                                shell.t("cost_to_door." + field.replaceAll("[0-9]", "")),
                                shell.n(most),
                                places)));
        return BigDecimal.ZERO;
    }
}
