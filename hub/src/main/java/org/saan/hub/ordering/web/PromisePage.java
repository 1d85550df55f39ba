package org.saan.hub.ordering.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * What can be promised: the question as it was typed, and its answer when there is one.
 *
 * @param errors sentence by field
 */
record PromisePage(
        Shell shell,
        OrderForm.LineForm form,
        List<Option> families,
        List<Option> weeks,
        Map<String, String> errors,
        @Nullable Answer answer) {

    @Nullable
    String error(String field) {
        return errors.get(field);
    }

    boolean chosen(Option option, String typed) {
        return option.value().equals(typed);
    }

    /** The answer in words, its curve, and who could make the pieces. */
    record Answer(
            String look,
            String icon,
            String headline,
            @Nullable String price,
            List<String> more,
            @Nullable Curve curve,
            List<Row> rows,
            List<Row> weeks) {
        Answer {
            more = List.copyOf(more);
            rows = List.copyOf(rows);
            weeks = List.copyOf(weeks);
        }
    }

    /** Cells of a row of a table; the first is its head. */
    record Row(String head, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** Pieces at the hub by week: a bar for each week, those after the due week in another tone. */
    record Curve(int width, List<Bar> bars, String words, String from, String due, String until) {
        Curve {
            bars = List.copyOf(bars);
        }
    }

    record Bar(int x, String y, String height, boolean late) {}
}
