package org.saan.thaitext;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Names of the months as they are written, full and short, Thai and English. */
final class ThaiMonths {
    static final List<String> FULL = List.of(
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม");
    static final List<String> SHORT =
            List.of("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.");
    private static final List<String> ENGLISH = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Map<String, Integer> NUMBERS = numbers();

    private ThaiMonths() {}

    /** The English name: September for 9. */
    static String english(int month) {
        var name = ENGLISH.get(month - 1);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The number of a month by any of its names; dots do not count, and มกรา does for มกราคม. */
    static OptionalInt find(String name) {
        var number = NUMBERS.get(key(name));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Map<String, Integer> numbers() {
        var all = new HashMap<String, Integer>();
        for (int i = 0; i < 12; i++) {
            var full = FULL.get(i);
            all.put(full, i + 1);
            all.put(full.replaceAll("(คม|ยน|พันธ์)$", ""), i + 1);
            all.put(key(SHORT.get(i)), i + 1);
            all.put(ENGLISH.get(i), i + 1);
            all.put(ENGLISH.get(i).substring(0, 3), i + 1);
        }
        all.put("sept", 9);
        return Map.copyOf(all);
    }

    private static String key(String name) {
        return name.replace(".", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
