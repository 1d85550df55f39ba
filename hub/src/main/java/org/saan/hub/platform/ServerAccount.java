package org.saan.hub.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/** The account that PostgreSQL runs under: ours, or {@code nobody} when we are root, which PostgreSQL refuses. */
record ServerAccount(boolean root) {
    static ServerAccount current() {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root && !hasSetpriv()) {
            throw new DatabaseUnavailable(
                    "PostgreSQL does not run as root: install setpriv (package util-linux) or use an ordinary account");
        }
        return new ServerAccount(root);
    }

    static boolean hasSetpriv() {
        return Commands.succeeds(List.of("setpriv", "--pdeathsig", "INT", "true"));
    }

    List<String> command(List<String> command) {
        List<String> words = new ArrayList<>();
        if (root) {
            words.add("setpriv");
            words.addAll(switches());
        }
        words.addAll(command);
        return words;
    }

    List<String> switches() {
        return root ? List.of("--reuid", "nobody", "--regid", "65534", "--clear-groups") : List.of();
    }

    void give(Path path) throws IOException {
        if (root) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
    }

    boolean mayEnter(Path folder) {
        return !root || Commands.succeeds(command(List.of("/bin/sh", "-c", "cd \"$1\"", "sh", folder.toString())));
    }

    void requireEntry(Path folder) throws IOException {
        if (mayEnter(folder)) {
            return;
        }
        Path closed = folder;
        for (Path at = folder; at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                closed = at;
            }
        }
        throw new DatabaseUnavailable("as root, PostgreSQL runs under the account nobody, which may not enter " + closed
                + ": choose a data folder elsewhere (--data /var/lib/saan) or run Saan from an ordinary account");
    }
}
