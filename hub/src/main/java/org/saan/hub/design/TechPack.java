package org.saan.hub.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a maker needs to make a design, by named fields (domain/fixtures/tech-pack-sample.json): lengths in centimetres, threads in a
 * centimetre, mass in grams for a square metre and for a piece, tolerances and shrinkage in percent, colours with CIELAB and a
 * tolerance in CIEDE2000. Fields are kept as people wrote them.
 */
public record TechPack(Map<String, String> fields) {
    /** Every field, in the order of the form. */
    public static final List<String> FIELDS = List.of(
            "width",
            "length",
            "size_tolerance",
            "fibre",
            "warp",
            "weft",
            "ends",
            "picks",
            "weave",
            "gsm",
            "weight",
            "colours",
            "colour_tolerance",
            "motif",
            "shrinkage",
            "fastness",
            "care",
            "packing",
            "defects",
            "reference");

    private static final List<String> NEEDED = List.of(
            "width",
            "length",
            "size_tolerance",
            "fibre",
            "weave",
            "weight",
            "colours",
            "colour_tolerance",
            "motif",
            "care",
            "packing",
            "reference");
    private static final List<String> NUMBERS =
            List.of("width", "length", "size_tolerance", "ends", "picks", "gsm", "weight", "colour_tolerance");

    public TechPack {
        fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** A field as it was written; empty when it was not. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Fields without which nobody can make it alike twice. */
    public List<String> missing() {
        return NEEDED.stream().filter(name -> field(name).isBlank()).toList();
    }

    /** Fields that should be numbers above zero and are none. */
    public List<String> unreadable() {
        var wrong = new ArrayList<String>();
        for (String name : NUMBERS) {
            if (!field(name).isBlank() && !field(name).matches("\\d{1,6}([.]\\d{1,3})?")) {
                wrong.add(name);
            }
        }
        return wrong;
    }

    public boolean complete() {
        return missing().isEmpty() && unreadable().isEmpty();
    }
}
