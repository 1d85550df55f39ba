package org.saan.hub.sourcing.web;

import java.util.Set;
import org.saan.hub.shared.Shell;

/** Units as they are said after a number. */
final class Units {
    private static final Set<String> KNOWN = Set.of("H87", "PR", "SET", "MTR", "KGM");

    private Units() {}

    static String word(Shell shell, String unitCode) {
        return KNOWN.contains(unitCode) ? shell.t("sourcing.unit." + unitCode) : unitCode;
    }

    /** {@code 1,200 pieces}. */
    static String of(Shell shell, int quantity, String unitCode) {
        return shell.n(quantity) + "\u00a0" + word(shell, unitCode);
    }
}
