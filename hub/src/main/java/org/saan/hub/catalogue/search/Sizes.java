package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sizes in texts and queries: 45 x 180, 180×45 cm and 450*1800 mm are one. A number without a unit is in centimetres, as the trade
 * writes.
 */
final class Sizes {
    private static final String NUMBER = "(\\p{Nd}{1,5}(?:\\.\\p{Nd}{1,2})?)";
    private static final String UNIT = "(?:\\s?(มม|ซม|ม|นิ้ว|mm|cm|in|inch|inches|m)(?![\\p{L}\\p{M}])\\.?)?";
    private static final String BY = "\\s?(?:x|×|\\*|คูณ|by)\\s?";
    private static final Pattern SIZE = Pattern.compile(
            "(?<![\\p{Nd}.])" + NUMBER + UNIT + BY + NUMBER + UNIT + "(?:" + BY + NUMBER + UNIT + ")?(?!\\p{Nd})");
    private static final Map<String, Double> MILLIMETRES = Map.of(
            "มม", 1.0, "mm", 1.0, "ซม", 10.0, "cm", 10.0, "ม", 1000.0, "m", 1000.0, "นิ้ว", 25.4, "in", 25.4, "inch",
            25.4, "inches", 25.4);

    private Sizes() {}

    /**
     * A size in a text.
     *
     * @param whole the word that stands for it in the index
     * @param pairs words for two sides of three
     */
    record Size(int from, int to, String whole, List<String> pairs) {}

    /** The sizes in a text in lower case. */
    static List<Size> in(String text) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var sizes = new ArrayList<Size>();
        var match = SIZE.matcher(text);
        while (match.find()) {
            int sides = match.group(5) == null ? 2 : 3;
            @Nullable String last = null;
            var lengths = new int[sides];
            for (int side = sides - 1; side >= 0; side--) {
                var unit = match.group(2 * side + 2);
                last = unit == null ? last : unit;
                lengths[side] = millimetres(match.group(2 * side + 1), last);
            }
            java.util.Arrays.sort(lengths);
            var pairs = sides == 2
                    ? List.<String>of()
                    : List.of(word(lengths[0], lengths[1]), word(lengths[0], lengths[2]), word(lengths[1], lengths[2]));
            sizes.add(new Size(match.start(), match.end(), word(lengths), pairs));
        }
        return sizes;
    }

    private static int millimetres(String number, @Nullable String unit) {
        var digits = number.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        double each = unit == null ? 10 : MILLIMETRES.getOrDefault(unit, 10.0);
        return (int) Math.round(Double.parseDouble(digits) * each);
    }

    private static String word(int... lengths) {
        return IntStream.of(lengths).mapToObj(Integer::toString).collect(Collectors.joining("*"));
    }
}
