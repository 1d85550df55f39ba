package org.saan.hub.trade.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.trade.ObstacleState;
import org.saan.hub.trade.ObstacleView;
import org.saan.thaitext.ThaiOrder;

/** Problems of exporting in words, and what can be chosen about them. */
record ObstacleWords(Shell shell, Map<String, FamilyView> families) {
    static ObstacleWords of(Shell shell, Directory directory) {
        return new ObstacleWords(
                shell,
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity())));
    }

    String craft(@Nullable String family) {
        var known = family == null ? null : families.get(family);
        return known == null ? String.valueOf(family) : shell.text(known.name());
    }

    String country(@Nullable String code) {
        return code == null
                ? shell.t("trade.obstacle.any_country")
                : Locale.of("", code).getDisplayCountry(shell.language().locale());
    }

    /** What it is about, in a line: country, craft, HS, document, agency. */
    String about(ObstacleView it) {
        var parts = new ArrayList<String>();
        parts.add(country(it.country()));
        if (it.familyCode() != null) {
            parts.add(craft(it.familyCode()));
        }
        if (it.hsCode() != null) {
            parts.add("HS " + it.hsCode());
        }
        if (it.document() != null) {
            parts.add(it.document());
        }
        if (it.agency() != null) {
            parts.add(it.agency());
        }
        return String.join(" · ", parts);
    }

    /** What it cost, in a line; empty where nobody said. */
    String cost(ObstacleView it) {
        var parts = new ArrayList<String>();
        if (it.daysLost() != null) {
            parts.add(shell.t("trade.obstacle.days_n", it.daysLost()));
        }
        if (it.moneyLost() != null) {
            parts.add(shell.money(it.moneyLost()));
        }
        return String.join(" · ", parts);
    }

    String reporter(ObstacleView it) {
        return it.reporter() == null
                ? shell.t("trade.obstacle.by." + it.reporterKind().name().toLowerCase(Locale.ROOT))
                : shell.text(it.reporter());
    }

    List<ListFilter.Choice> countries() {
        return java.util.Arrays.stream(Locale.getISOCountries())
                .filter(code -> !code.equals("TH"))
                .map(code -> new ListFilter.Choice(code, country(code)))
                .sorted(Comparator.comparing(ListFilter.Choice::words, ThaiOrder.dictionary()))
                .toList();
    }

    List<ListFilter.Choice> crafts() {
        return families.values().stream()
                .map(one -> new ListFilter.Choice(one.code(), shell.text(one.name())))
                .sorted(Comparator.comparing(ListFilter.Choice::words, ThaiOrder.dictionary()))
                .toList();
    }

    static List<ListFilter.Choice> currencies() {
        return ObstacleForm.CURRENCIES.stream()
                .map(code -> new ListFilter.Choice(code, code))
                .toList();
    }

    static String badge(ObstacleState state) {
        return switch (state) {
            case HEARD -> "warn";
            case OWNED -> "info";
            case ANSWERED -> "info";
            case AGREED -> "ok";
        };
    }

    static String icon(ObstacleState state) {
        return switch (state) {
            case HEARD -> "sound";
            case OWNED -> "clock";
            case ANSWERED -> "edit";
            case AGREED -> "check";
        };
    }
}
