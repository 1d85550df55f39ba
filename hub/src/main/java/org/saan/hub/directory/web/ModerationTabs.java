package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.directory.Duplicates;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;

/** The lists that an officer works through, with how much waits in each. */
record ModerationTabs(List<Tab> tabs) {
    ModerationTabs {
        tabs = List.copyOf(tabs);
    }

    record Tab(String path, String words, boolean here) {}

    static ModerationTabs of(Shell shell, Viewer viewer, Duplicates.Waiting waiting, String here) {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(
                "/duplicates", shell.t("duplicates.tab.duplicates", waiting.duplicates()), here.equals("duplicates")));
        if (viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            tabs.add(new Tab("/claims", shell.t("duplicates.tab.claims", waiting.claims()), here.equals("claims")));
        }
        tabs.add(new Tab("/merges", shell.t("duplicates.tab.merges"), here.equals("merges")));
        return new ModerationTabs(tabs);
    }
}
