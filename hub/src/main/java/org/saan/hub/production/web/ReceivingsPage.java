package org.saan.hub.production.web;

import java.util.List;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListView;

/** What is to be received, inspected and packed. */
record ReceivingsPage(Shell shell, Facts facts, ListView list, List<WorkView> rows) {
    ReceivingsPage {
        rows = List.copyOf(rows);
    }
}
