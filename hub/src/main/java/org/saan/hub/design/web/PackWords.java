package org.saan.hub.design.web;

import java.util.List;
import java.util.stream.Collectors;
import org.saan.hub.design.DesignOwner;
import org.saan.hub.design.TechPack;
import org.saan.hub.design.YarnCount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Words;

/** How a tech pack is said to people of one language. */
record PackWords(Words words, Language language) {
    String t(String key, Object... args) {
        return words.say(language, key, args);
    }

    /** Name of a field; rows of fibres and colours say their number. */
    String label(String field) {
        var row = field.matches("(fibre|colour)_\\d.*");
        return row
                ? t("tech_pack.field." + field.replaceFirst("_\\d", "_n"), field.replaceAll("\\D", ""))
                : t("tech_pack.field." + field);
    }

    String labels(List<String> fields) {
        return fields.stream().map(this::label).collect(Collectors.joining(", "));
    }

    String say(Refusal refusal) {
        return t(refusal.code(), refusal.args());
    }

    /** Width and length (and height) with what they may differ. */
    String size(TechPack pack) {
        var sides = pack.field("height").isEmpty()
                ? t("tech_pack.say.size", pack.field("width"), pack.field("length"))
                : t("tech_pack.say.size_three", pack.field("width"), pack.field("length"), pack.field("height"));
        return pack.field("size_tolerance").isEmpty() ? sides : sides + " ± " + pack.field("size_tolerance") + " %";
    }

    String fibre(TechPack pack, int n) {
        var eu = pack.field("fibre_" + n + "_eu");
        return pack.field("fibre_" + n) + " " + pack.field("fibre_" + n + "_pct") + " %"
                + (eu.isEmpty() ? "" : " (" + eu + ")");
    }

    /** As it was written, with its fineness in tex where it can be worked out. */
    String yarn(String written) {
        return YarnCount.find(written)
                .map(tex -> written + " (≈ " + tex.toPlainString() + " tex)")
                .orElse(written);
    }

    String lab(TechPack pack, int n) {
        var at = "colour_" + n;
        return pack.field(at + "_l").isEmpty()
                ? "–"
                : pack.field(at + "_l") + " / " + pack.field(at + "_a") + " / " + pack.field(at + "_b");
    }

    String owner(TechPack pack) {
        return java.util.Arrays.stream(DesignOwner.values())
                .filter(one -> one.name().equals(pack.field("motif_owner")))
                .findFirst()
                .map(one -> t(one.key()))
                .orElse(pack.field("motif_owner"));
    }
}
