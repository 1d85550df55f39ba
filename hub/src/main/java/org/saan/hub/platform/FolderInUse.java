package org.saan.hub.platform;

import java.nio.file.Path;

/** Another Saan owns this data folder. */
public final class FolderInUse extends DatabaseUnavailable {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder) {
        super("Saan already runs on this folder: " + folder + " (stop it first, or choose another with --data)");
    }
}
