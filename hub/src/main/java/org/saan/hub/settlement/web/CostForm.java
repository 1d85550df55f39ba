package org.saan.hub.settlement.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saan.hub.settlement.CostSheet;
import org.saan.hub.settlement.CostView;
import org.saan.hub.settlement.NewCost;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;

/** A cost sheet as it is typed: lines that are wholly empty count for nothing. */
final class CostForm {
    private static final int MOST_LINES = 30;
    private static final int EMPTY_LINES = 3;
    private static final int PLACES = 4;
    private static final int PLACES_OF_MINUTES = 3;

    private CostForm() {}

    /** How many lines of a kind the form shows: those that are used, and some more. */
    static int lines(Typed typed, String kind) {
        int used = 0;
        for (int i = 0; i < MOST_LINES; i++) {
            used = isEmpty(typed, kind, i) ? used : i + 1;
        }
        return Math.min(MOST_LINES, used + EMPTY_LINES);
    }

    private static List<String> fields(String kind) {
        return kind.equals("material") ? List.of("name", "quantity", "price") : List.of("name", "minutes", "rate");
    }

    private static boolean isEmpty(Typed typed, String kind, int line) {
        return fields(kind).stream()
                .allMatch(field -> typed.value(kind + "-" + field + "-" + line).isBlank());
    }

    /** A form for the next version. */
    static Typed of(CostView cost) {
        var values = new HashMap<String, String>();
        var sheet = cost.sheet();
        values.put("name", cost.name());
        values.put("family", cost.familyCode());
        for (int i = 0; i < sheet.materials().size(); i++) {
            var one = sheet.materials().get(i);
            put(values, "material", i, one.name(), one.quantity(), one.price());
        }
        for (int i = 0; i < sheet.steps().size(); i++) {
            var one = sheet.steps().get(i);
            put(values, "step", i, one.name(), one.minutes(), one.rate());
        }
        values.put("wastage", Amounts.percent(sheet.wastagePercent()));
        values.put("overhead", Amounts.percent(sheet.overheadPercent()));
        values.put("margin", Amounts.percent(sheet.marginPercent()));
        values.put("fee", Amounts.percent(sheet.feePercent()));
        values.put("cluster", sheet.cluster().plain());
        values.put("packing", sheet.packing().plain());
        values.put("freight", sheet.freight().plain());
        var target = cost.target();
        if (target != null) {
            values.put("target", target.toPlainString());
        }
        return new Typed(values, Map.of());
    }

    private static void put(
            Map<String, String> values, String kind, int line, String name, BigDecimal one, BigDecimal other) {
        var fields = fields(kind);
        values.put(kind + "-" + fields.get(0) + "-" + line, name);
        values.put(kind + "-" + fields.get(1) + "-" + line, Amounts.percent(one));
        values.put(kind + "-" + fields.get(2) + "-" + line, Amounts.percent(other));
    }

    /** @throws Refusal beside the first field that is wrong */
    static NewCost read(Typed typed, UUID group) {
        var target = typed.value("target").isBlank()
                ? null
                : Amounts.money(typed, "target", Money.THB).amount();
        return new NewCost(
                group,
                typed.value("family"),
                typed.value("name"),
                new CostSheet(
                        read(
                                typed,
                                "material",
                                line -> new CostSheet.Material(
                                        name(typed, "material", line),
                                        number(typed, "material-quantity-" + line, PLACES, false),
                                        number(typed, "material-price-" + line, PLACES, true))),
                        read(
                                typed,
                                "step",
                                line -> new CostSheet.Step(
                                        name(typed, "step", line),
                                        number(typed, "step-minutes-" + line, PLACES_OF_MINUTES, false),
                                        number(typed, "step-rate-" + line, PLACES, true))),
                        percent(typed, "wastage"),
                        percent(typed, "overhead"),
                        percent(typed, "margin"),
                        Amounts.moneyOrNothing(typed, "cluster"),
                        Amounts.moneyOrNothing(typed, "packing"),
                        percent(typed, "fee"),
                        Amounts.moneyOrNothing(typed, "freight")),
                target,
                reason(typed));
    }

    private static @Nullable String reason(Typed typed) {
        var reason = typed.value("reason").strip();
        return reason.isEmpty() ? null : reason;
    }

    private static <T> List<T> read(Typed typed, String kind, Function<Integer, T> line) {
        var all = new ArrayList<T>();
        for (int i = 0; i < MOST_LINES; i++) {
            if (!isEmpty(typed, kind, i)) {
                all.add(line.apply(i));
            }
        }
        return all;
    }

    private static String name(Typed typed, String kind, int line) {
        var field = kind + "-name-" + line;
        var name = typed.value(field).strip();
        if (name.isEmpty() || name.length() > 120) {
            throw Refusal.of(field, "settlement.name_missing");
        }
        return name;
    }

    private static BigDecimal number(Typed typed, String field, int places, boolean orNothing) {
        var number = Amounts.number(typed.value(field))
                .filter(one -> one.signum() > 0 || orNothing && one.signum() == 0)
                .filter(one -> one.stripTrailingZeros().scale() <= places);
        return number.orElseThrow(() -> Refusal.of(field, "settlement.number_wrong", places));
    }

    private static BigDecimal percent(Typed typed, String field) {
        return typed.value(field).isBlank() ? BigDecimal.ZERO : number(typed, field, PLACES_OF_MINUTES, true);
    }
}
