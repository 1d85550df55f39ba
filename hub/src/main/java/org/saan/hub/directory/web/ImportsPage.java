package org.saan.hub.directory.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListView;

/**
 * The form for a file, and the files that were sent before.
 *
 * @param error why the last file was not taken, in the reader's language
 */
record ImportsPage(
        Shell shell,
        ListView list,
        List<ImportView> imports,
        String once,
        @Nullable String error) {

    String badge(ImportView view) {
        return switch (view.state()) {
            case REVIEW, STOPPED -> "badge warn";
            case READING, APPLYING, UNDOING -> "badge info";
            case APPLIED -> "badge ok";
            case FAILED -> "badge bad";
            case UNDONE, CANCELLED -> "badge";
        };
    }

    String state(ImportView view) {
        return state(shell, view.state());
    }

    static String state(Shell shell, ImportView.State state) {
        return shell.t("directory.import.state." + state.name().toLowerCase(Locale.ROOT));
    }
}
