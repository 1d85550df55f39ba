package org.saan.hub.ordering.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.NewOrder;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;

/** Reads a typed order. What cannot be read and what the rules refuse is said together, in the order of the form. */
final class OrderFormReader {
    private static final List<String> FIELDS =
            List.of("family", "quantity", "maxPrice", "release", "due", "grade", "maxGroups", "batchMultiple");

    private final Map<String, Refusal> unreadable = new HashMap<>();
    private final NewOrder order;

    OrderFormReader(OrderForm form) {
        var lines = new ArrayList<NewOrder.Line>();
        var typed = java.util.Objects.requireNonNull(form.lines());
        for (int i = 0; i < typed.size(); i++) {
            lines.add(line("lines[" + i + "].", typed.get(i)));
        }
        order = new NewOrder(id(String.valueOf(form.buyer())), form.note(), lines);
    }

    NewOrder order() {
        return order;
    }

    /** Sentence by field; empty when the order can be entered. */
    Map<String, String> errors(Ordering ordering, Shell shell) {
        var all = new HashMap<>(unreadable);
        for (var refusal : ordering.errors(order)) {
            all.putIfAbsent(String.valueOf(refusal.field()), refusal);
        }
        var sorted = new LinkedHashMap<String, String>();
        all.keySet().stream()
                .sorted(Comparator.comparingInt(OrderFormReader::place))
                .forEach(field -> sorted.put(field, shell.say(java.util.Objects.requireNonNull(all.get(field)))));
        return sorted;
    }

    private static int place(String field) {
        if (!field.startsWith("lines[")) {
            return field.equals("buyer") ? -2 : -1;
        }
        int line = Integer.parseInt(field.substring(6, field.indexOf(']')));
        return line * FIELDS.size() + FIELDS.indexOf(field.substring(field.indexOf('.') + 1));
    }

    private NewOrder.Line line(String at, OrderForm.LineForm typed) {
        return new NewOrder.Line(
                blank(typed.family()) ? null : typed.family(),
                number(at + "quantity", typed.quantity(), true, "ordering.line.unreadable_quantity"),
                blank(typed.release())
                        ? null
                        : Weeks.find(String.valueOf(typed.release())).orElse(null),
                blank(typed.due())
                        ? null
                        : Weeks.find(String.valueOf(typed.due())).orElse(null),
                whole(at + "grade", typed.grade(), "ordering.line.bad_grade", 1),
                price(at + "maxPrice", typed.maxPrice()),
                blank(typed.maxGroups())
                        ? null
                        : whole(at + "maxGroups", typed.maxGroups(), "ordering.line.bad_groups", 1),
                whole(at + "batchMultiple", typed.batchMultiple(), "ordering.line.bad_batch", 1),
                "yes".equals(typed.oneLot()));
    }

    private @Nullable BigDecimal number(String field, @Nullable String text, boolean unit, String code) {
        if (blank(text)) {
            return null;
        }
        var typed = String.valueOf(text);
        var number = unit ? QuantityText.pieces(typed) : QuantityText.baht(typed);
        if (number.isEmpty()) {
            unreadable.put(field, Refusal.of(field, code, typed));
        }
        return number.orElse(null);
    }

    private @Nullable Long price(String field, @Nullable String text) {
        var baht = number(field, text, false, "ordering.line.bad_price");
        if (baht == null) {
            return null;
        }
        var satang = baht.movePointRight(2).stripTrailingZeros();
        if (satang.scale() > 0 || satang.compareTo(BigDecimal.valueOf(100_000_000L)) > 0) {
            unreadable.put(field, Refusal.of(field, "ordering.line.bad_price"));
            return null;
        }
        return satang.longValueExact();
    }

    /** A whole number; what cannot be read is noted and stands in for itself as {@code fallback}. */
    private int whole(String field, @Nullable String text, String code, int fallback) {
        var number = QuantityText.number(String.valueOf(text))
                .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.compareTo(BigDecimal.valueOf(1_000_000)) <= 0);
        if (number.isEmpty()) {
            unreadable.put(field, Refusal.of(field, code));
            return fallback;
        }
        return number.get().intValueExact();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
