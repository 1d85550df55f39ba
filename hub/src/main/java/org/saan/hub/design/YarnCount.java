package org.saan.hub.design;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saan.hub.shared.Textile;

/** Reads how fine a yarn is out of the words of weavers: {@code 20/22 denier x 2}, {@code Ne 20/2}, {@code Nm 2/60}, {@code 30 tex}. */
public final class YarnCount {
    private static final Pattern BEHIND = Pattern.compile(
            "(\\d{1,5}(?:\\.\\d{1,2})?)(?:/(\\d{1,5}))?\\s*(denier|den|td|tex)\\b(?:\\s*[x×]\\s*(\\d{1,2}))?");
    private static final Pattern BEFORE = Pattern.compile("\\b(ne|nm)\\s*(\\d{1,4})(?:/(\\d{1,4}))?");
    private static final int MOST_PLIES = 12;

    private YarnCount() {}

    /** Fineness of the whole yarn in tex, two places; empty when the words say none. */
    public static Optional<BigDecimal> find(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        Matcher behind = BEHIND.matcher(text);
        if (behind.find()) {
            var one = new BigDecimal(behind.group(1));
            // 20/22 denier is a raw silk between both
            var single = behind.group(2) == null
                    ? one
                    : one.add(new BigDecimal(behind.group(2))).divide(BigDecimal.valueOf(2));
            var tex = behind.group(3).equals("tex")
                    ? single
                    : Textile.Yarn.ofDenier(single).tex();
            return tidy(tex.multiply(plies(behind.group(4))));
        }
        Matcher before = BEFORE.matcher(text);
        if (before.find()) {
            boolean cotton = before.group(1).equals("ne");
            int first = Integer.parseInt(before.group(2));
            int second = before.group(3) == null ? 1 : Integer.parseInt(before.group(3));
            // Ne 20/2: count, then plies; Nm 2/60: plies, then count
            boolean pliesFirst = !cotton && before.group(3) != null && first <= MOST_PLIES && second > first;
            int count = pliesFirst ? second : first;
            int plies = pliesFirst ? first : second;
            if (count == 0 || plies == 0 || plies > MOST_PLIES) {
                return Optional.empty();
            }
            var single = cotton
                    ? Textile.Yarn.ofCottonCount(BigDecimal.valueOf(count)).tex()
                    : BigDecimal.valueOf(1000).divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_UP);
            return tidy(single.multiply(BigDecimal.valueOf(plies)));
        }
        return Optional.empty();
    }

    private static BigDecimal plies(@org.jspecify.annotations.Nullable String written) {
        return written == null ? BigDecimal.ONE : new BigDecimal(written);
    }

    private static Optional<BigDecimal> tidy(BigDecimal tex) {
        return tex.signum() > 0 ? Optional.of(tex.setScale(2, RoundingMode.HALF_UP)) : Optional.empty();
    }
}
