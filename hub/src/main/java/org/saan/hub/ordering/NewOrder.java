package org.saan.hub.ordering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/** An order to be entered. */
public record NewOrder(@Nullable UUID buyerId, @Nullable String note, List<Line> lines) {
    public static final int MAX_LINES = 50;
    static final int MAX_QUANTITY = 1_000_000;
    static final int MAX_WEEKS_AHEAD = 104;

    public NewOrder {
        note = note == null || note.isBlank() ? null : note.strip();
        lines = List.copyOf(lines);
    }

    /**
     * Pieces of one craft.
     *
     * @param quantity in pieces; a part of a piece is refused wherever it comes from
     * @param release first week in which groups may work on it
     * @param due week in which the pieces must be at the hub
     * @param grade least grade of a group, 1 to 3
     * @param maxPriceMinor highest price per piece in satang; null for no limit
     * @param maxGroups at most so many groups share it; null for no limit
     * @param batchMultiple every share is a multiple of it
     * @param oneLot one dye lot: all pieces from one group
     */
    public record Line(
            @Nullable String familyCode,
            @Nullable BigDecimal quantity,
            @Nullable YearWeek release,
            @Nullable YearWeek due,
            int grade,
            @Nullable Long maxPriceMinor,
            @Nullable Integer maxGroups,
            int batchMultiple,
            boolean oneLot) {}

    /**
     * Everything that is wrong, in the order of the form; fields are named {@code lines[0].quantity}.
     *
     * @param families codes that can be ordered
     * @param now the present week
     */
    List<Refusal> errors(Set<String> families, YearWeek now) {
        var errors = new ArrayList<Refusal>();
        if (buyerId == null) {
            errors.add(Refusal.of("buyer", "ordering.order.no_buyer"));
        }
        if (note != null && note.length() > 500) {
            errors.add(Refusal.of("note", "ordering.order.long_note", 500));
        }
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            errors.add(Refusal.of("lines[0].family", "ordering.order.lines", MAX_LINES));
        }
        for (int i = 0; i < lines.size(); i++) {
            check("lines[" + i + "].", lines.get(i), families, now, errors);
        }
        return errors;
    }

    private static void check(String at, Line line, Set<String> families, YearWeek now, List<Refusal> errors) {
        if (line.familyCode() == null || !families.contains(line.familyCode())) {
            errors.add(Refusal.of(at + "family", "ordering.line.no_family"));
        }
        quantity(at + "quantity", line, errors);
        if (line.maxPriceMinor() != null && line.maxPriceMinor() <= 0) {
            errors.add(Refusal.of(at + "maxPrice", "ordering.line.bad_price"));
        }
        if (line.due() == null) {
            errors.add(Refusal.of(at + "due", "ordering.line.no_due"));
        } else if (line.due().isBefore(now)) {
            errors.add(Refusal.of(at + "due", "ordering.line.due_past"));
        } else if (Weeks.between(now, line.due()) > MAX_WEEKS_AHEAD) {
            errors.add(Refusal.of(at + "due", "ordering.line.due_far", MAX_WEEKS_AHEAD));
        } else if (line.release() != null && line.due().isBefore(line.release())) {
            errors.add(Refusal.of(at + "due", "ordering.line.due_before_release"));
        }
        if (line.grade() < 1 || line.grade() > 3) {
            errors.add(Refusal.of(at + "grade", "ordering.line.bad_grade"));
        }
        if (line.maxGroups() != null && line.maxGroups() < 1) {
            errors.add(Refusal.of(at + "maxGroups", "ordering.line.bad_groups"));
        }
        if (line.batchMultiple() < 1) {
            errors.add(Refusal.of(at + "batchMultiple", "ordering.line.bad_batch"));
        }
    }

    private static void quantity(String field, Line line, List<Refusal> errors) {
        var quantity = line.quantity();
        if (quantity == null || quantity.signum() <= 0) {
            errors.add(Refusal.of(field, "ordering.line.no_quantity"));
        } else if (quantity.stripTrailingZeros().scale() > 0) {
            errors.add(Refusal.of(field, "ordering.line.part_of_piece", quantity.toPlainString()));
        } else if (quantity.compareTo(BigDecimal.valueOf(MAX_QUANTITY)) > 0) {
            errors.add(Refusal.of(field, "ordering.line.much", MAX_QUANTITY));
        } else if (line.batchMultiple() > 0 && quantity.intValueExact() % line.batchMultiple() != 0) {
            errors.add(Refusal.of(field, "ordering.line.not_multiple", quantity.intValueExact(), line.batchMultiple()));
        }
    }
}
