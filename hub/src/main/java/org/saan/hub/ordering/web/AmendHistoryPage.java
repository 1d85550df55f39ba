package org.saan.hub.ordering.web;

import java.util.List;
import org.saan.hub.shared.Shell;

/** Versions of an order, the newest first. */
record AmendHistoryPage(Shell shell, String id, String number, boolean mayAmend, List<Version> versions) {
    AmendHistoryPage {
        versions = List.copyOf(versions);
    }

    /** @param fromHref leads to a new change that begins with the lines of this version */
    record Version(
            int number, String when, String askedBy, String reason, AmendPage.Meaning meaning, String fromHref) {}
}
