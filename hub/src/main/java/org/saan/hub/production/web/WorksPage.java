package org.saan.hub.production.web;

import java.util.List;
import org.saan.hub.production.Risk;
import org.saan.hub.production.WorkState;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListView;

/** The work of all groups, what is at risk first. */
record WorksPage(Shell shell, Facts facts, ListView list, List<WorkView> rows) {
    WorksPage {
        rows = List.copyOf(rows);
    }

    String badge(WorkState state) {
        return Facts.badge(state);
    }

    String badge(Risk risk) {
        return Facts.badge(risk);
    }
}
