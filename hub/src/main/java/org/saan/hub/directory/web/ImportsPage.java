package org.saan.hub.directory.web;

import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.Found;

/**
 * The form for a file, and the files that were sent before.
 *
 * @param error why the last file was not taken, in the reader's language
 */
record ImportsPage(
        Shell shell,
        Found<ImportView> listed,
        int page,
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
        return shell.t("directory.import.state." + view.state().name().toLowerCase(java.util.Locale.ROOT));
    }

    boolean hasNext() {
        return (page + 1L) * Imports.PAGE < listed.total();
    }
}
