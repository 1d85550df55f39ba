package org.saan.thaitext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Phone numbers as they are written in Thailand, into E.164 (country code, no leading zero).
 *
 * <pre>{@code
 * ThaiPhones.read("๐๘๑-๒๓๔-๕๖๗๘ ต่อ 12").getFirst()   // Phone[e164=+66812345678, extension=12, zeroRestored=false]
 * ThaiPhones.read("812345678").getFirst()            // Phone[e164=+66812345678, extension=, zeroRestored=true]
 * ThaiPhones.read("080 000 6139, 0-4300-0084").size()   // 2
 * ThaiPhones.read("053-500001-2").size()             // 2: ends in 1 and in 2
 * ThaiPhones.read("08123456")                        // [NotAPhone[text=08123456]]
 * ThaiPhones.write("+66812345678")                   // 081-234-5678
 * ThaiPhones.write("+6621234567")                    // 02-123-4567
 * }</pre>
 */
public final class ThaiPhones {
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;/|\\n]|หรือ|และ|\\bor\\b|\\band\\b|&)\\s*");
    private static final Pattern LEAD = Pattern.compile(
            "^(?:เบอร์)?\\s*(?:โทรศัพท์มือถือ|โทรศัพท์|มือถือ|โทร|tel|phone|mobile)?[.:\\s]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION =
            Pattern.compile("\\s*(?:ต่อ|ext\\.?|x|#)\\s*(\\d{1,6})$", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN = Pattern.compile("\\+?[\\d\\s().\\-\u2010-\u2015]+");
    private static final Pattern RANGE = Pattern.compile("(0[\\d\\s-]{6,12}\\d)\\s*[-\u2013]\\s*(\\d{1,2})");
    private static final Set<String> NONE =
            Set.of("", "-", "--", "\u2013", "\u2014", "ไม่มี", "ไม่ระบุ", "n/a", "none", "na");

    private ThaiPhones() {}

    /** Every number of a cell, in order; none for an empty cell, a dash or ไม่มี. */
    public static List<PhoneReading> read(String text) {
        var plain = ThaiDigits.toArabic(ThaiText.normal(text.replace('\n', ',')));
        var all = new ArrayList<PhoneReading>();
        if (isNone(plain)) {
            return all;
        }
        for (var part : BETWEEN.split(plain)) {
            if (!isNone(part)) {
                all.addAll(readPart(part));
            }
        }
        return List.copyOf(all);
    }

    /** A number as people in Thailand write it; one of another country stays as it is. */
    public static String write(String e164) {
        if (!e164.startsWith("+66")) {
            return e164;
        }
        var digits = "0" + e164.substring(3);
        int area = digits.startsWith("02") ? 2 : 3;
        int rest = digits.length() == 9 && area == 3 ? 6 : digits.length() - 4;
        return rest <= area
                ? digits
                : digits.substring(0, area) + "-" + digits.substring(area, rest) + "-" + digits.substring(rest);
    }

    private static boolean isNone(String text) {
        return NONE.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** One number, or several with nothing but spaces between them. */
    private static List<PhoneReading> readPart(String part) {
        var whole = readOne(part);
        var m = RANGE.matcher(part.strip());
        if (whole instanceof PhoneReading.NotAPhone && m.matches()) {
            var range = range(m.group(1), m.group(2));
            if (!range.isEmpty()) {
                return range;
            }
        }
        if (whole instanceof PhoneReading.NotAPhone && part.contains(" ")) {
            var pieces = List.of(part.strip().split("\\s+")).stream()
                    .map(ThaiPhones::readOne)
                    .toList();
            if (pieces.stream().allMatch(PhoneReading.Phone.class::isInstance)) {
                return pieces;
            }
        }
        return List.of(whole);
    }

    /** 053-500001-2 is 053-500001 and 053-500002: only the last digits of the further numbers are written. */
    private static List<PhoneReading> range(String first, String lastDigits) {
        var digits = first.replaceAll("\\D", "");
        int places = lastDigits.length();
        int from = Integer.parseInt(digits.substring(digits.length() - places));
        int to = Integer.parseInt(lastDigits);
        if (to <= from || to - from > 9 || !(readOne(first) instanceof PhoneReading.Phone)) {
            return List.of();
        }
        var all = new ArrayList<PhoneReading>();
        for (int n = from; n <= to; n++) {
            all.add(readOne(
                    digits.substring(0, digits.length() - places) + ("0" + n).substring(("0" + n).length() - places)));
        }
        return all;
    }

    private static PhoneReading readOne(String part) {
        var number = LEAD.matcher(part).replaceFirst("").strip();
        var extension = "";
        var m = EXTENSION.matcher(number);
        if (m.find()) {
            extension = m.group(1);
            number = number.substring(0, m.start()).strip();
        }
        if (!WRITTEN.matcher(number).matches()) {
            return new PhoneReading.NotAPhone(part);
        }
        boolean international = number.startsWith("+");
        var digits = number.replaceAll("\\D", "");
        if (!international && digits.startsWith("00")) {
            international = true;
            digits = digits.substring(2);
        }
        if (international && !digits.startsWith("66")) {
            return digits.matches("[1-9]\\d{7,14}")
                    ? new PhoneReading.Phone("+" + digits, extension, false)
                    : new PhoneReading.NotAPhone(part);
        }
        boolean withCountry = international || (digits.startsWith("66") && digits.length() >= 10);
        var national = withCountry ? digits.substring(2).replaceFirst("^0", "") : digits.replaceFirst("^0", "");
        if (!national.matches("[689]\\d{8}|[2-57]\\d{7}")) {
            return new PhoneReading.NotAPhone(part);
        }
        boolean restored = !withCountry && !digits.startsWith("0");
        return new PhoneReading.Phone("+66" + national, extension, restored);
    }
}
