package org.saan.hub.design;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Textile;

/**
 * What a maker needs to make a design, by named fields (domain/fixtures/tech-pack-sample.json): lengths in centimetres, threads in a
 * centimetre, mass in grams for a square metre and for a piece, tolerances, shrinkage and shares in percent, colours with CIELAB
 * under D65 and a tolerance in CIEDE2000. Fields are kept as people wrote them.
 */
public record TechPack(Map<String, String> fields) {
    /** Rows of fibres and of colours that a pack can have. */
    public static final int FIBRES = 4;

    public static final int COLOURS = 6;

    /** Parts of the form with their fields, in its order. */
    public static final List<Part> PARTS = List.of(
            new Part("size", List.of("width", "length", "height", "size_tolerance", "fringe", "weight")),
            new Part("fibre", rows("fibre", FIBRES, "", "_pct", "_eu")),
            new Part("cloth", List.of("warp", "weft", "ends", "picks", "weave", "gsm")),
            new Part("colour", rows("colour", COLOURS, "", "_l", "_a", "_b", "_tolerance", "_pantone", "_dye")),
            new Part("motif", List.of("motif", "motif_en", "motif_owner", "motif_consent", "motif_share")),
            new Part(
                    "keeping",
                    List.of(
                            "shrinkage_warp",
                            "shrinkage_weft",
                            "fastness_wash",
                            "fastness_rub",
                            "fastness_light",
                            "care")),
            new Part("end", List.of("packing", "defects", "reference")));

    /** Every field, in the order of the form. */
    public static final List<String> FIELDS =
            PARTS.stream().flatMap(part -> part.fields().stream()).toList();

    /** Fields of several lines, each line one thing. */
    public static final Set<String> LINES = Set.of("care", "defects");

    private static final List<String> NEEDED = List.of(
            "width",
            "length",
            "size_tolerance",
            "weight",
            "fibre_1",
            "fibre_1_pct",
            "weave",
            "colour_1",
            "colour_1_tolerance",
            "motif",
            "motif_owner",
            "care",
            "packing",
            "reference");

    /** What a cloth from the loom needs beside. */
    private static final List<String> LOOM = List.of("warp", "weft", "ends", "picks", "gsm");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Hand weaving varies by so much (domain/08), in percent. */
    private static final BigDecimal HAND_SIZE = BigDecimal.valueOf(2);

    private static final BigDecimal HAND_MASS = BigDecimal.valueOf(5);

    /** Lots dyed with plants differ by so much, with notice (domain/08), in CIEDE2000. */
    private static final BigDecimal NATURAL_DE = BigDecimal.valueOf(4);

    /** Some fields that belong together. */
    public record Part(String name, List<String> fields) {
        public Part {
            fields = List.copyOf(fields);
        }
    }

    private static List<String> rows(String name, int count, String... endings) {
        return IntStream.rangeClosed(1, count)
                .boxed()
                .flatMap(n -> Stream.of(endings).map(ending -> name + "_" + n + ending))
                .toList();
    }

    public TechPack {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** A field as it was written; empty when it was not. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private boolean has(String name) {
        return !field(name).isBlank();
    }

    /** A field that is a number; empty when it is none. */
    public Optional<BigDecimal> number(String name) {
        return isNumber(name) && field(name).matches(pattern(name))
                ? Optional.of(new BigDecimal(field(name)))
                : Optional.empty();
    }

    /** Rows of fibres or colours that have a name, counted from 1. */
    public List<Integer> rows(String name) {
        int most = name.equals("fibre") ? FIBRES : COLOURS;
        return IntStream.rangeClosed(1, most)
                .filter(n -> has(name + "_" + n))
                .boxed()
                .toList();
    }

    /** Whether the field takes a number. */
    public static boolean isNumber(String field) {
        return switch (field) {
            case "width", "length", "height", "size_tolerance", "fringe", "weight", "ends", "picks", "gsm" -> true;
            case "motif_share", "shrinkage_warp", "shrinkage_weft" -> true;
            default -> field.matches("fibre_\\d_pct|colour_\\d_(l|a|b|tolerance)");
        };
    }

    private static String pattern(String field) {
        return field.matches("colour_\\d_[ab]") ? "-?\\d{1,3}([.]\\d{1,4})?" : "\\d{1,6}([.]\\d{1,4})?";
    }

    /** Fields without which nobody can make it alike twice. */
    public List<String> missing() {
        var missing = new ArrayList<>(NEEDED.stream().filter(name -> !has(name)).toList());
        if (LOOM.stream().anyMatch(this::has)) {
            LOOM.stream().filter(name -> !has(name)).forEach(missing::add);
        }
        for (int n : rows("colour")) {
            if (Stream.of("_l", "_a", "_b").anyMatch(part -> !has("colour_" + n + part))) {
                missing.add("colour_" + n + "_l");
            }
        }
        if (field("motif_owner").equals(DesignOwner.COMMUNITY.name()) && !has("motif_consent")) {
            missing.add("motif_consent");
        }
        return missing.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingInt(FIELDS::indexOf))
                .toList();
    }

    /** Fields that should be numbers and are none. */
    public List<String> unreadable() {
        return FIELDS.stream()
                .filter(name -> isNumber(name) && has(name) && number(name).isEmpty())
                .toList();
    }

    /** What cannot be true as it is written, each with its field. */
    public List<Refusal> wrong() {
        var wrong = new ArrayList<Refusal>();
        var parts = rows("fibre").stream()
                .flatMap(n -> number("fibre_" + n + "_pct").stream())
                .toList();
        var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!parts.isEmpty() && sum.compareTo(HUNDRED) != 0) {
            wrong.add(Refusal.of("fibre_1_pct", "tech_pack.wrong.fibres", sum.toPlainString()));
        }
        for (int n : rows("colour")) {
            if (number("colour_" + n + "_l")
                    .filter(l -> l.compareTo(HUNDRED) > 0)
                    .isPresent()) {
                wrong.add(Refusal.of("colour_" + n + "_l", "tech_pack.wrong.lightness"));
            }
        }
        if (number("motif_share").filter(share -> share.compareTo(HUNDRED) > 0).isPresent()) {
            wrong.add(Refusal.of("motif_share", "tech_pack.wrong.share"));
        }
        return wrong;
    }

    /** What may be true and deserves a second look. */
    public List<Refusal> doubts() {
        var doubts = new ArrayList<Refusal>();
        byArea().ifPresent(grams -> number("weight").ifPresent(weight -> {
            var apart = weight.subtract(grams).abs().multiply(HUNDRED);
            if (apart.compareTo(grams.multiply(HAND_MASS)) > 0) {
                doubts.add(Refusal.of(
                        "weight",
                        "tech_pack.doubt.weight",
                        field("weight"),
                        grams.setScale(1, RoundingMode.HALF_UP).toPlainString()));
            }
        }));
        number("size_tolerance")
                .filter(tolerance -> tolerance.compareTo(HAND_SIZE) < 0)
                .ifPresent(tolerance -> doubts.add(Refusal.of("size_tolerance", "tech_pack.doubt.size")));
        for (int n : rows("colour")) {
            if (field("colour_" + n + "_dye").matches("(?i)natural|ธรรมชาติ|ย้อมธรรมชาติ|สีธรรมชาติ")
                    && number("colour_" + n + "_tolerance")
                            .filter(de -> de.compareTo(NATURAL_DE) < 0)
                            .isPresent()) {
                doubts.add(Refusal.of("colour_" + n + "_tolerance", "tech_pack.doubt.natural", field("colour_" + n)));
            }
        }
        return doubts;
    }

    /** Grams that a cloth of that size weighs by its mass of a square metre. */
    private Optional<BigDecimal> byArea() {
        var gsm = number("gsm").filter(v -> v.signum() > 0);
        var width = number("width").filter(v -> v.signum() > 0);
        var length = number("length").filter(v -> v.signum() > 0);
        return gsm.isPresent() && width.isPresent() && length.isPresent()
                ? Optional.of(Textile.kilograms(
                                gsm.get(),
                                width.get().movePointLeft(2),
                                length.get().movePointLeft(2),
                                1)
                        .movePointRight(3))
                : Optional.empty();
    }

    /** Nothing is missing and nothing cannot be true. */
    public boolean complete() {
        return missing().isEmpty() && unreadable().isEmpty() && wrong().isEmpty();
    }

    /** Fields in which it differs from another version, in the order of the form. */
    public List<String> unlike(TechPack other) {
        return FIELDS.stream()
                .filter(name -> !field(name).equals(other.field(name)))
                .collect(Collectors.toList());
    }
}
