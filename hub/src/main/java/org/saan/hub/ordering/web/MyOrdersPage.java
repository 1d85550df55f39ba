package org.saan.hub.ordering.web;

import java.util.List;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListView;

/** The orders of one buyer. */
record MyOrdersPage(Shell shell, ListView list, List<Row> rows) {
    MyOrdersPage {
        rows = List.copyOf(rows);
    }

    record Row(String href, String number, String due, String pieces, String standing, String badge) {}
}
