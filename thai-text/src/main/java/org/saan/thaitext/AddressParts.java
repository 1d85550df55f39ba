package org.saan.thaitext;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Thai address in one line, taken apart by the words that announce its parts. The names are as written, without หมู่, ตำบล
 * or ต., อำเภอ or อ., จังหวัด or จ.; whether they belong together is for somebody who has a list of places to say.
 *
 * <pre>{@code
 * AddressParts.read("123/4 ม.5 ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50180").moo()   // 5
 * AddressParts.read("123/4 ม.5 ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50180").district()   // แม่ริม
 * AddressParts.read("แขวงสีลม เขตบางรัก กทม. 10500").province()   // กรุงเทพมหานคร
 * AddressParts.read("อ.เมือง จ.ลำพูน").district()   // เมืองลำพูน
 * }</pre>
 *
 * @param rest what no word announced, such as the name of a village or a road
 */
public record AddressParts(
        @Nullable String houseNo,
        @Nullable String moo,
        @Nullable String subdistrict,
        @Nullable String district,
        @Nullable String province,
        @Nullable String postalCode,
        String rest) {

    private static final String NEXT =
            "(?=\\s*(?:LOWERอำเภอ|อ\\.|กิ่งอำเภอ|\\sเขต|จังหวัด|จ\\.|กทม|กรุงเทพ|\\d{5}|[,;]|\\s|$))";
    private static final String AFTER_DISTRICT = NEXT.replace("LOWER", "ตำบล|ต\\.|แขวง\\S|");
    /** A subdistrict may have the word in its name: สามตำบล. */
    private static final String AFTER_SUBDISTRICT = NEXT.replace("LOWER", "");

    private static final Pattern POSTAL = Pattern.compile("(?:รหัสไปรษณีย์|ปณ\\.)?\\s*(?<!\\d)([1-9]\\d{4})(?![\\d/])");
    private static final Pattern MOO = Pattern.compile(
            "(?:^|(?<=[\\s\\d,]))(?:หมู่ที่|หมู่|ม\\.|moo)\\s*(\\d{1,3})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROVINCE =
            Pattern.compile("(?:จังหวัด|(?<![ก-๙])จ\\.|(?<=\\S)จ\\.)(?!ป\\.ร\\.)\\s*(\\S+?)" + AFTER_DISTRICT);
    private static final Pattern BANGKOK = Pattern.compile("(?:กรุงเทพมหานคร|กรุงเทพฯ?|กทม\\.?)");
    private static final Pattern DISTRICT = Pattern.compile(
            "(?:กิ่งอำเภอ|อำเภอ|กิ่ง\\s*อ\\.|(?<![ก-๙]\\.)อ\\.|(?:^|(?<=\\s))เขต)\\s*(\\S+?)" + AFTER_DISTRICT);
    private static final Pattern SUBDISTRICT =
            Pattern.compile("(?:ตำบล|ต\\.|(?:^|(?<=\\s))แขวง)\\s*(\\S+?)" + AFTER_SUBDISTRICT);
    private static final Pattern HOUSE =
            Pattern.compile("^(?:บ้านเลขที่|เลขที่)?\\s*(\\d{1,5}(?:/\\d{1,5})*(?:\\s?-\\s?\\d{1,5})?)(?=\\s|,|$)");

    /** Takes an address apart. */
    public static AddressParts read(String text) {
        var line = new Line(ThaiDigits.toArabic(ThaiText.normal(text)));
        var moo = line.take(MOO);
        var province = line.take(PROVINCE);
        if (province == null && line.take(BANGKOK) != null) {
            province = "กรุงเทพมหานคร";
        }
        var district = line.take(DISTRICT);
        var subdistrict = line.take(SUBDISTRICT);
        var postal = line.take(POSTAL);
        var house = line.take(HOUSE);
        return new AddressParts(
                house == null ? null : house.replace(" ", ""),
                moo,
                subdistrict,
                chiefDistrict(district, province),
                province,
                postal,
                line.left.replaceAll("^[\\s,]+|[\\s,]+$", ""));
    }

    /** อ.เมือง is the chief district, whose full name ends in the name of the province. */
    public static @Nullable String chiefDistrict(@Nullable String district, @Nullable String province) {
        return "เมือง".equals(district) && province != null ? "เมือง" + province : district;
    }

    private static final class Line {
        private String left;

        Line(String text) {
            left = text;
        }

        @Nullable
        String take(Pattern pattern) {
            Matcher m = pattern.matcher(left);
            if (!m.find()) {
                return null;
            }
            left = (left.substring(0, m.start()) + " " + left.substring(m.end()))
                    .replaceAll("\\s+", " ")
                    .strip();
            return m.groupCount() == 0 ? m.group() : m.group(1);
        }
    }
}
