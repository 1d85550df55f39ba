package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiText;

/**
 * Names of places as titles, names of sheets and rows between records tell them: "อำเภอชนบท จังหวัดขอนแก่น". What is not told
 * is empty.
 */
record PlaceNames(String subdistrict, String district, String province) {
    static final PlaceNames NONE = new PlaceNames("", "", "");

    private static final String NAME =
            "([^\\s:()\\[\\]\\d,]+?)(?=\\s|$|[:()\\[\\]\\d,]|อำเภอ|(?<=.)อ\\.|จังหวัด|(?<=.)จ\\.|จำนวน)";
    private static final Pattern ALONE = Pattern.compile("^(?:\\d{1,3}(?:\\.\\d{1,2})?[.)]?\\s*|[-•*]\\s*)?"
            + "(?:(?:ตำบล|ต\\.|แขวง)\\s*:?\\s*" + NAME + ")?\\s*"
            + "(?:(?:กิ่งอำเภอ|อำเภอ|อ\\.|เขต)\\s*:?\\s*" + NAME + ")?\\s*"
            + "(?:(?:จังหวัด|จ\\.)\\s*:?\\s*" + NAME + ")?\\s*"
            + "(?:[(\\[].*[)\\]])?\\s*(?:จำนวน)?\\s*(?:\\d+\\s*(?:กลุ่ม|แห่ง|ราย|วิสาหกิจ)?)?\\s*:?$");
    private static final Pattern ENGLISH_DISTRICT = Pattern.compile(
            "^(?:amphoe|amphur|district)[\\s:]+(.+)$|^(.+?)\\s+(?:district|amphoe)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENGLISH_PROVINCE =
            Pattern.compile("^(?:changwat|province(?: of)?)[\\s:]+(.+)$|^(.+?)\\s+province$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROVINCE_INSIDE = Pattern.compile("(?:จังหวัด|(?<![ก-๙])จ\\.)\\s?([ก-๙]+)");
    private static final Pattern DISTRICT_INSIDE =
            Pattern.compile("(?:อำเภอ|(?<![ก-๙])อ\\.)\\s?([ก-๙]+?)(?=\\s|$|จังหวัด|จ\\.)");

    boolean isEmpty() {
        return subdistrict.isEmpty() && district.isEmpty() && province.isEmpty();
    }

    /** The names when the text is nothing else, with the words for their kinds: "2. อำเภอชนบท (12 กลุ่ม)". */
    static Optional<PlaceNames> alone(String written) {
        var text = ThaiDigits.toArabic(ThaiText.normal(written));
        var m = ALONE.matcher(text);
        if (text.isEmpty() || text.length() > 120 || !m.matches()) {
            return english(text);
        }
        var names = new PlaceNames(told(m.group(1)), told(m.group(2)), told(m.group(3)));
        return names.isEmpty() || !names.areKnown() ? Optional.empty() : Optional.of(names);
    }

    private static Optional<PlaceNames> english(String text) {
        var district = ENGLISH_DISTRICT.matcher(text);
        if (district.matches()) {
            var names = new PlaceNames("", told(district.group(1)) + told(district.group(2)), "");
            return names.areKnown() ? Optional.of(names) : Optional.empty();
        }
        var province = ENGLISH_PROVINCE.matcher(text);
        if (province.matches()) {
            var names = new PlaceNames("", "", told(province.group(1)) + told(province.group(2)));
            return names.areKnown() ? Optional.of(names) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The name of a province or district that stands there without any word for its kind. */
    static Optional<PlaceNames> bare(String written) {
        var text = ThaiText.normal(written);
        if (Places.all().provinces(text).size() == 1) {
            return Optional.of(new PlaceNames("", "", text));
        }
        return text.length() > 1 && !Places.all().districts(text).isEmpty()
                ? Optional.of(new PlaceNames("", text, ""))
                : Optional.empty();
    }

    /** The province and district that lines of a title name; nothing when they name several. */
    static PlaceNames inTitle(List<String> lines) {
        var provinces = new LinkedHashSet<String>();
        var districts = new LinkedHashSet<String>();
        for (var line : lines) {
            var text = ThaiText.normal(line);
            var province = PROVINCE_INSIDE.matcher(text);
            while (province.find()) {
                if (Places.all().provinces(province.group(1)).size() == 1) {
                    provinces.add(province.group(1));
                }
            }
            var district = DISTRICT_INSIDE.matcher(text);
            while (district.find()) {
                if (Places.all().knowsDistrict(district.group(1))) {
                    districts.add(district.group(1));
                }
            }
        }
        return new PlaceNames(
                "",
                districts.size() == 1 ? districts.getFirst() : "",
                provinces.size() == 1 ? provinces.getFirst() : "");
    }

    /** What {@link #toString} wrote. */
    static PlaceNames of(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        return alone(written).orElseGet(() -> bare(written).orElse(NONE));
    }

    /** This where it tells something; a name of a larger place makes smaller ones void. */
    PlaceNames over(PlaceNames before) {
        if (!province.isEmpty()) {
            return this;
        }
        return district.isEmpty()
                ? new PlaceNames(subdistrict, before.district, before.province)
                : new PlaceNames(subdistrict, district, before.province);
    }

    private boolean areKnown() {
        var places = Places.all();
        return (subdistrict.isEmpty() || !places.subdistricts(subdistrict).isEmpty())
                && (district.isEmpty() || places.knowsDistrict(district))
                && (province.isEmpty() || places.provinces(province).size() == 1);
    }

    private static String told(@org.jspecify.annotations.Nullable String name) {
        return name == null ? "" : name;
    }

    /** Just the province, or each name with the word for its kind. */
    @Override
    public String toString() {
        if (subdistrict.isEmpty() && district.isEmpty()) {
            return province;
        }
        var words = new ArrayList<String>();
        if (!subdistrict.isEmpty()) {
            words.add("ตำบล" + subdistrict);
        }
        if (!district.isEmpty()) {
            words.add("อำเภอ" + district);
        }
        if (!province.isEmpty()) {
            words.add("จังหวัด" + province);
        }
        return String.join(" ", words);
    }
}
