package org.saan.hub.production.web;

import java.util.List;
import org.saan.hub.production.WorkState;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListView;

/** All work of one group, with what became of it. */
record OurWorksPage(Shell shell, Facts facts, ListView list, List<WorkView> rows) {
    OurWorksPage {
        rows = List.copyOf(rows);
    }

    String badge(WorkState state) {
        return Facts.badge(state);
    }
}
