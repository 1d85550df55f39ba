package org.saan.hub.ordering.web;

import java.util.List;
import org.saan.hub.shared.Shell;

/** The list of orders that the viewer may see, newest due week first, with search, state and paging. */
record OrdersPage(
        Shell shell,
        String search,
        String state,
        List<Option> states,
        List<Row> rows,
        long total,
        Pager pager,
        String exportHref,
        boolean mayCreate) {
    OrdersPage {
        states = List.copyOf(states);
        rows = List.copyOf(rows);
    }

    boolean filtered() {
        return !search.isBlank() || !state.isBlank();
    }

    record Row(
            String href,
            String number,
            String buyer,
            String due,
            String ordered,
            String unallocated,
            boolean short_,
            String state,
            String badge) {}
}
