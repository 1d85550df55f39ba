package org.saan.hub.production.web;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.production.Risk;
import org.saan.hub.production.WorkState;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;

/** Work in words: what is made, in which unit, by when, and how it stands. */
record Facts(Shell shell, Map<String, FamilyView> families) {
    static Facts of(Shell shell, Directory directory) {
        return new Facts(
                shell,
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity())));
    }

    FamilyView family(WorkView work) {
        return Objects.requireNonNull(families.get(work.familyCode()));
    }

    String craft(WorkView work) {
        return shell.text(family(work).name());
    }

    String unit(WorkView work) {
        return shell.t("ordering.unit." + family(work).unitCode());
    }

    String due(WorkView work) {
        return shell.print().dayAndDate(Weeks.friday(work.due()));
    }

    static String badge(WorkState state) {
        return switch (state) {
            case NEW, CANCELLED -> "";
            case IN_WORK, PARTLY -> "info";
            case DELIVERED -> "warn";
            case DONE -> "ok";
        };
    }

    static String badge(Risk risk) {
        return risk == Risk.LATE || risk == Risk.CALL ? "bad" : "warn";
    }
}
