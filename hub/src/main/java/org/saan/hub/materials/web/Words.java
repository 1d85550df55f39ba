package org.saan.hub.materials.web;

import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.saan.hub.materials.LegalWarning;
import org.saan.hub.materials.MaterialKind;
import org.saan.hub.materials.MaterialView;
import org.saan.hub.materials.NewMaterial;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListFilter.Choice;

/** Materials in words. */
record Words(Shell shell) {
    private static final int MONTHS = 12;

    String unit(String code) {
        return shell.t("materials.unit." + code);
    }

    /** Such as {@code 12.5 kg}. */
    String amount(BigDecimal value, String unit) {
        return shell.t("materials.amount", shell.n(plain(value)), unit(unit));
    }

    String bare(BigDecimal value) {
        return shell.n(plain(value));
    }

    static BigDecimal plain(BigDecimal value) {
        var bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    String fibres(Map<String, BigDecimal> fibres) {
        return fibres.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(one -> shell.t("materials.fibre_percent", fibre(one.getKey()), shell.n(plain(one.getValue()))))
                .collect(Collectors.joining(", "));
    }

    String fibre(String code) {
        return shell.t("materials.fibre." + code);
    }

    String season(List<Integer> months) {
        return months.isEmpty()
                ? shell.t("materials.all_year")
                : months.stream().sorted().map(this::month).collect(Collectors.joining(" "));
    }

    String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.SHORT, shell.language().locale());
    }

    List<Choice> kinds() {
        return Arrays.stream(MaterialKind.values())
                .map(kind -> new Choice(kind.name(), shell.t(kind.key())))
                .toList();
    }

    List<Choice> units() {
        return NewMaterial.UNITS.stream()
                .map(code -> new Choice(code, unit(code)))
                .toList();
    }

    List<Choice> fibreChoices() {
        return NewMaterial.FIBRES.stream()
                .map(code -> new Choice(code, fibre(code)))
                .toList();
    }

    List<Choice> months() {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(number -> new Choice(Integer.toString(number), month(number)))
                .toList();
    }

    List<Choice> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, country(code)))
                .sorted(java.util.Comparator.comparing(
                        Choice::words,
                        java.text.Collator.getInstance(shell.language().locale())))
                .toList();
    }

    String country(String code) {
        return Locale.of("", code).getDisplayCountry(shell.language().locale());
    }

    List<Choice> materials(List<MaterialView> all) {
        return all.stream()
                .map(one -> new Choice(one.id().toString(), shell.text(one.name()) + " · " + one.code()))
                .toList();
    }

    static String badge(LegalWarning.Severity severity) {
        return severity == LegalWarning.Severity.WARN ? "warn" : "bad";
    }
}
