package org.saan.hub.trade.web;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Shell;
import org.saan.hub.trade.DespatchState;
import org.saan.hub.trade.DespatchView;

/** Despatches in words. */
record Facts(Shell shell, Map<String, FamilyView> families) {
    private static final int GRAMS = 3;

    static Facts of(Shell shell, Directory directory) {
        return new Facts(
                shell,
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity())));
    }

    String craft(String family) {
        var known = families.get(family);
        return known == null ? family : shell.text(known.name());
    }

    String gross(DespatchView despatch) {
        return despatch.grossGrams() == null
                ? ""
                : shell.t(
                        "trade.kg",
                        shell.n(BigDecimal.valueOf(despatch.grossGrams(), GRAMS).stripTrailingZeros()));
    }

    static String badge(DespatchState state) {
        return switch (state) {
            case ON_THE_WAY -> "info";
            case DELIVERED -> "ok";
            case WITHDRAWN -> "";
        };
    }

    static String icon(DespatchState state) {
        return switch (state) {
            case ON_THE_WAY -> "truck";
            case DELIVERED -> "check";
            case WITHDRAWN -> "x";
        };
    }
}
