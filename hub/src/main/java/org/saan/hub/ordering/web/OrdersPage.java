package org.saan.hub.ordering.web;

import java.util.List;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListView;

/** The list of orders that the viewer may see. */
record OrdersPage(Shell shell, ListView list, List<Row> rows, boolean mayCreate) {
    OrdersPage {
        rows = List.copyOf(rows);
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
