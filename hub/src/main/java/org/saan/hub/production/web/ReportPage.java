package org.saan.hub.production.web;

import java.util.List;
import org.saan.hub.production.Feeling;
import org.saan.hub.production.TrancheView;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;

/** The leader tells how far the work is, on a cheap phone, and sees what the hub said of what was sent. */
record ReportPage(
        Shell shell,
        Facts facts,
        WorkView work,
        List<WorkView.Report> reports,
        List<TrancheView> tranches,
        String once,
        Typed typed) {
    ReportPage {
        reports = List.copyOf(reports);
        tranches = List.copyOf(tranches);
    }

    String made() {
        return typed.value("made", Integer.toString(work.made()));
    }

    List<Feeling> feelings() {
        return List.of(Feeling.values());
    }

    boolean feels(Feeling feeling) {
        return typed.value("feeling", Feeling.ON_TIME.name()).equals(feeling.name());
    }

    boolean tells() {
        return work.counts().needed() > 0;
    }
}
