package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.saan.thaitext.PhoneReading;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiPhones;
import org.saan.thaitext.ThaiText;
import org.springframework.stereotype.Component;

/**
 * Finding groups by what people remember of them: a piece of the name in either language, the code, the number of another
 * register, a phone however it is written, the leader, the place. All words must be found, each anywhere.
 */
@Component
class GroupSearch {
    private static final String WORDS = "directory.group_words(n.name_key, n.name_en, n.code, n.external_id)";
    private static final String PAIRS = "directory.pairs(" + WORDS + ")";
    private static final Pattern TITLE = Pattern.compile("^(?:นางสาว|น\\.\\s*ส\\.|นาง|นาย)(?=.{2})");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9][0-9 ().\\-\u2010-\u2015]{3,24}");
    /** No name goes on with it: the highest sign of the basic plane that a text may hold. */
    private static final String LAST_SIGN = "\uffff";

    private static final int MOST_WORDS = 6;
    /** Shorter words are written right or not at all. */
    private static final int SHORTEST_MISSPELT = 5;

    private static final int LONGEST_MISSPELT = 24;

    private final PlaceNames places;

    GroupSearch(PlaceNames places) {
        this.places = places;
    }

    /**
     * Groups in which all that was typed is found as it was typed; for {@code g}, a row of producer_group.
     *
     * @param reached whose phones the reader may have, a condition on {@code g}: the others are not found by theirs, or their
     *     numbers could be guessed sign by sign
     */
    SqlPart exactly(String typed, SqlPart reached) {
        var text = ThaiDigits.toArabic(ThaiText.normal(typed));
        var words = words(text);
        var params = new HashMap<String, Object>();
        var ways = new ArrayList<String>();
        if (!words.isEmpty()) {
            ways.add("(" + String.join(" intersect ", each(words, params)) + ")");
        }
        byPlace(text, "place", params).ifPresent(ways::add);
        byPhone(text, params).ifPresent(way -> {
            params.putAll(reached.params());
            ways.add("select g.id from directory.producer_group g where g.id in (" + way + ") and (" + reached.sql()
                    + ")");
        });
        return new SqlPart(ways.isEmpty() ? "false" : "g.id in (" + String.join(" union ", ways) + ")", params);
    }

    /** Whether it may be a phone, or the end of one. */
    static boolean isPhone(String typed) {
        return DIGITS.matcher(ThaiDigits.toArabic(ThaiText.normal(typed))).matches();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !ThaiText.matchingKey(word).isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    private List<String> each(List<String> words, Map<String, Object> params) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> "(" + word(words.get(i), i, params) + ")")
                .toList();
    }

    private String word(String word, int number, Map<String, Object> params) {
        var key = ThaiText.matchingKey(word);
        var name = "k" + number;
        params.put(name, key);
        var ways = new ArrayList<String>();
        if (key.length() == 1) {
            ways.add("select n.id from directory.producer_group n where position(:" + name + " in n.name_key) > 0");
        } else {
            params.put(name + "p", pairs(key).toArray(String[]::new));
            // Of two signs the pair itself is the word; of more, the pairs may stand apart.
            ways.add("select n.id from directory.producer_group n where " + PAIRS + " @> cast(:" + name + "p as text[])"
                    + (pairs(key).size() == 1
                            ? ""
                            : " and (position(:" + name + " in n.name_key) > 0 or position(:" + name
                                    + " in lower(n.name_en)) > 0 or position(:" + name + " in " + WORDS + ") > 0)"));
            ways.add(byLeader(word, name, params));
            // What a group was called before other entries of it were merged into it.
            ways.add("select a.group_id from directory.group_alias a where position(:" + name
                    + " in a.name_key) > 0 or lower(a.code) = :" + name);
        }
        byPlace(word, name + "c", params).ifPresent(ways::add);
        return String.join(" union ", ways);
    }

    private static String byLeader(String word, String name, Map<String, Object> params) {
        var beginning = TITLE.matcher(word).replaceFirst("");
        params.put(name + "l", beginning);
        params.put(name + "m", beginning + LAST_SIGN);
        // Said as a span, because "like" finds the index only where the pattern is known when the statement is planned;
        // and
        // person by person, for a plan that is kept does not know how few they are.
        var spans = " ~>=~ :" + name + "l and %s ~<~ :" + name + "m";
        return "select t.group_id from directory.person p cross join lateral (select m.group_id"
                + " from directory.membership m where m.person_id = p.id and m.role = 'LEADER' and m.until_date is null"
                + " offset 0) t where p.first_name" + spans.formatted("p.first_name") + " or p.last_name"
                + spans.formatted("p.last_name");
    }

    private Optional<String> byPlace(String name, String param, Map<String, Object> params) {
        var codes = places.codes(name);
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        params.put(param, codes.toArray(String[]::new));
        var any = " = any(cast(:" + param + " as text[]))";
        return Optional.of("select n.id from directory.producer_group n where n.province_code" + any
                + " or n.district_code" + any + " or n.subdistrict_code" + any);
    }

    private static Optional<String> byPhone(String text, Map<String, Object> params) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        var numbers = ThaiPhones.read(text).stream()
                .filter(PhoneReading.Phone.class::isInstance)
                .map(reading -> ((PhoneReading.Phone) reading).e164())
                .toArray(String[]::new);
        if (numbers.length > 0) {
            params.put("phones", numbers);
            return Optional.of(
                    "select f.group_id from directory.group_phone f where f.number = any(cast(:phones as text[]))"
                            + " union select m.group_id from directory.person p join directory.membership m on m.person_id = p.id"
                            + " where p.phone = any(cast(:phones as text[])) and m.role = 'LEADER' and m.until_date is null");
        }
        // The end of a number is what people remember of it.
        var end = new StringBuilder(text.replaceAll("\\D", "")).reverse().toString();
        params.put("phoneEnd", end);
        params.put("phoneEndLast", end + LAST_SIGN);
        return Optional.of("select f.group_id from directory.group_phone f"
                + " where reverse(f.number) ~>=~ :phoneEnd and reverse(f.number) ~<~ :phoneEndLast");
    }

    /** Groups whose name would have what was typed in it but for one sign more, less, another, or two changed about. */
    Optional<SqlPart> nearly(String typed) {
        var key = ThaiText.matchingKey(typed);
        if (key.length() < SHORTEST_MISSPELT || key.length() > LONGEST_MISSPELT) {
            return Optional.empty();
        }
        var signs = key.codePointCount(0, key.length());
        // Of a long word also the pair after the sign may be wrong, as when two signs changed places.
        int wrong = signs < 8 ? 2 : 3;
        var pairs = pairs(key);
        var ways = IntStream.range(0, signs)
                .mapToObj(at -> IntStream.range(0, pairs.size())
                        .filter(i -> i < at - 1 || i >= at - 1 + wrong)
                        .mapToObj(pairs::get)
                        .distinct()
                        .map(pair -> '"' + pair.replaceAll("[\"\\\\]", "\\\\$0") + '"')
                        .collect(Collectors.joining(",", "{", "}")))
                .distinct()
                .toArray(String[]::new);
        // One statement for words of any length, so that its plan is kept.
        return Optional.of(new SqlPart(
                "g.id in (select n.id from unnest(cast(:ways as text[])) w (pairs) join directory.producer_group n on "
                        + PAIRS + " @> cast(w.pairs as text[]))",
                Map.of("ways", ways)));
    }

    private static List<String> pairs(String key) {
        var signs = key.codePoints().toArray();
        return IntStream.range(0, signs.length - 1)
                .mapToObj(i -> new String(signs, i, 2))
                .toList();
    }
}
