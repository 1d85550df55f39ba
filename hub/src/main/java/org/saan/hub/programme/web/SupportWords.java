package org.saan.hub.programme.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.programme.ApplicationView;
import org.saan.hub.programme.Condition;
import org.saan.hub.programme.Fit;
import org.saan.hub.programme.MeasureView;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.thaitext.ThaiOrder;

/** Measures, their conditions and the reasons of a match, in words that a leader reads. */
record SupportWords(Shell shell, Map<String, FamilyView> families) {

    static SupportWords of(Shell shell, Directory directory) {
        return new SupportWords(
                shell,
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity())));
    }

    String region(String code) {
        return shell.t("directory.region." + code);
    }

    private String code(Condition.Kind kind, String code) {
        return switch (kind) {
            case REGION -> region(code);
            case FORM -> shell.t("support.form." + code);
            case CRAFT ->
                families.containsKey(code) ? shell.text(families.get(code).name()) : code;
            default -> code;
        };
    }

    /** What is asked. */
    String asked(Condition one) {
        var key = one.kind().key();
        if (!one.codes().isEmpty()) {
            return shell.t(
                    key,
                    one.codes().stream().map(code -> code(one.kind(), code)).collect(Collectors.joining(", ")));
        }
        if (one.least() != null && one.most() != null) {
            return shell.t(key + ".between", one.least(), one.most());
        }
        if (one.least() != null) {
            return shell.t(key + ".least", one.least());
        }
        return one.most() != null ? shell.t(key + ".most", one.most()) : shell.t(key);
    }

    /** What the group has, or what would make it fit; empty where it fits and there is nothing to say. */
    String reason(Fit fit) {
        var key = fit.condition().kind().key();
        return switch (fit.answer()) {
            case MET -> fit.number() == null ? "" : shell.t("support.has", fit.number());
            case UNKNOWN -> shell.t(key + ".unknown");
            case NOT_MET ->
                fit.number() == null
                        ? shell.t(key + ".mend")
                        : shell.t("support.has", fit.number()) + " · " + shell.t(key + ".mend");
        };
    }

    static String badge(Fit.Answer answer) {
        return switch (answer) {
            case MET -> "ok";
            case UNKNOWN -> "warn";
            case NOT_MET -> "";
        };
    }

    static String icon(Fit.Answer answer) {
        return switch (answer) {
            case MET -> "check";
            case UNKNOWN -> "info";
            case NOT_MET -> "x";
        };
    }

    static String badge(ApplicationView.State state) {
        return switch (state) {
            case INTERESTED -> "warn";
            case APPLIED -> "info";
            case GRANTED -> "ok";
            case REFUSED, WITHDRAWN -> "";
        };
    }

    /** Kind, sum and days, in a line. */
    String line(MeasureView it) {
        var line = shell.t(it.kind().key());
        if (it.most() != null) {
            line += " · " + shell.t("support.up_to", shell.money(it.most()));
        }
        return line + " · "
                + (it.closesOn() == null
                        ? shell.t("support.open_from", shell.date(it.opensOn()))
                        : shell.t("support.open_until", shell.date(it.closesOn())));
    }

    List<ListFilter.Choice> crafts() {
        return families.values().stream()
                .map(one -> new ListFilter.Choice(one.code(), shell.text(one.name())))
                .sorted(Comparator.comparing(ListFilter.Choice::words, ThaiOrder.dictionary()))
                .toList();
    }

    List<ListFilter.Choice> regions() {
        return SupportForm.REGIONS.stream()
                .map(code -> new ListFilter.Choice(code, region(code)))
                .toList();
    }

    List<ListFilter.Choice> forms() {
        return SupportForm.FORMS.stream()
                .map(code -> new ListFilter.Choice(code, shell.t("support.form." + code)))
                .toList();
    }
}
