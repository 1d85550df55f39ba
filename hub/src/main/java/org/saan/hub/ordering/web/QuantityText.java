package org.saan.hub.ordering.web;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quantities as people type them: {@code 1,200}, {@code ๒๔๐ ชิ้น}, {@code 20 dozen}. */
final class QuantityText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*(\\p{L}[\\p{L}\\p{M}]*)?\\.?");
    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("", 1),
            Map.entry("pc", 1),
            Map.entry("pcs", 1),
            Map.entry("piece", 1),
            Map.entry("pieces", 1),
            Map.entry("ชิ้น", 1),
            Map.entry("ผืน", 1),
            Map.entry("ใบ", 1),
            Map.entry("อัน", 1),
            Map.entry("pair", 2),
            Map.entry("pairs", 2),
            Map.entry("คู่", 2),
            Map.entry("dozen", 12),
            Map.entry("dozens", 12),
            Map.entry("doz", 12),
            Map.entry("โหล", 12));

    private QuantityText() {}

    /** Pieces, perhaps with a part of one that a later check refuses; empty when it is not a quantity. */
    static Optional<BigDecimal> pieces(String text) {
        return number(text, true);
    }

    /** A number without unit, such as a price. */
    static Optional<BigDecimal> number(String text) {
        return number(text, false);
    }

    private static Optional<BigDecimal> number(String text, boolean unit) {
        var digits = new StringBuilder();
        text.strip().codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            digits.appendCodePoint(digit >= 0 ? '0' + digit : c);
        });
        var match = FORM.matcher(digits);
        if (digits.length() > 40 || !match.matches()) {
            return Optional.empty();
        }
        var word = match.group(3) == null ? "" : match.group(3).toLowerCase(java.util.Locale.ROOT);
        var factor = unit ? UNITS.get(word) : word.isEmpty() ? Integer.valueOf(1) : null;
        if (factor == null) {
            return Optional.empty();
        }
        var decimals = match.group(2) == null ? "" : match.group(2);
        return Optional.of(
                new BigDecimal(match.group(1).replace(",", "") + decimals).multiply(BigDecimal.valueOf(factor)));
    }
}
