package org.saan.hub.ordering.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * The form of a change, and what the change would mean.
 *
 * @param families names by code
 * @param errors sentence by field, in the order of the form
 * @param meaning absent until it was asked for
 * @param meanwhile what somebody else changed since the form was opened; empty when nothing was
 */
record AmendPage(
        Shell shell,
        String id,
        String number,
        int version,
        AmendForm form,
        Map<String, String> families,
        List<Option> weeks,
        Map<String, String> errors,
        @Nullable Meaning meaning,
        List<String> meanwhile) {

    @Nullable
    String error(String field) {
        return errors.get(field);
    }

    String family(String code) {
        return families.getOrDefault(code, code);
    }

    boolean chosen(Option option, String typed) {
        return option.value().equals(typed);
    }

    /** What a change means, in words; also used in the list of versions. */
    record Meaning(List<Line> lines, List<Share> shares, String money, String unallocated) {
        Meaning {
            lines = List.copyOf(lines);
            shares = List.copyOf(shares);
        }
    }

    record Line(String family, List<Cell> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /** Something of a line before and after; one word when nothing changes. */
    record Cell(String before, String after) {
        boolean changed() {
            return !before.equals(after);
        }
    }

    record Share(String group, String state, String before, String after, boolean kept, String why) {}
}
