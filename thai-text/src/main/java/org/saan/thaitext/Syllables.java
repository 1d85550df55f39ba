package org.saan.thaitext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.Romanisation.Rule;
import org.saan.thaitext.Romanisation.Syllable;

/**
 * Reads a Thai word as syllables by the patterns in which vowels are written, and gives each its Latin letters by the Royal Thai
 * General System. Of all ways to fill the word with patterns the cheapest is taken: a vowel that is written costs least, one
 * that must be thought costs more.
 */
final class Syllables {
    private static final String TONE = "[\u0e48-\u0e4b]?";
    private static final String INITIAL = "(?<i>ห[งญนมยรลว]|[กขคปผพตท]ร|[กขคปผพ]ล|[กขค]ว|[สศจซ]ร|[ก-ฮ])";
    /** Two letters that share the vowel written before them, but are spoken apart: แสวง is sa-waeng. */
    private static final String PARTED = "(?<p>[ขฉถผสศตกจชพทบอ])(?<i>[งนมลรวยดชถตพ])";

    private static final String NO_VOWEL_AFTER = "(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4c])";
    private static final String FINAL = "(?<f>[กขคฆงจชซญฎฏฐฑฒณดตถทธนบปพฟภมรลศษสฬ])" + NO_VOWEL_AFTER;
    private static final String ANY_FINAL = "(?<f>[กขคฆงจชซญฎฏฐฑฒณดตถทธนบปพฟภมยรลวศษสฬ])" + NO_VOWEL_AFTER;
    /** ร in บุตร and ิ in ชาติ are not spoken. */
    private static final String HUSHED_FINAL = "(?<f>[กชตทด](?=ร)|[ตมธ](?=ิ)|[ตธ](?=ุ))[ริุ](?=$|[ก-ฮเ-ไ])";

    private static final String SILENCED = "(?:[ก-ฮ]{1,2}[\u0e34\u0e38]?\u0e4c)?";

    private static final List<Form> FORMS = forms();

    private static final Map<String, String> CLUSTERS = Map.of("ทร", "s", "สร", "s", "ศร", "s", "ซร", "s", "จร", "ch");
    private static final String[] INITIALS = letters(
            "k ก;kh ขฃคฅฆ;ng ง;ch จฉชฌ;s ซศษส;y ญย;d ฎด;t ฏต;th ฐฑฒถทธ;n ณน;b บ;p ป;ph ผพภ;f ฝฟ;m ม;r ร;l ลฬ;w ว;h หฮ");
    private static final String[] FINALS = letters("k กขคฆ;ng ง;t จชซฌฎฏฐฑฒดตถทธศษส;n ญณนรลฬ;p บปพฟภ;m ม;i ย;o ว");

    private Syllables() {}

    /** One way of writing a vowel. */
    private record Form(Pattern pattern, String vowel, Rule rule, int cost) {}

    private record Step(int from, Form form, MatchResult match) {}

    /** The syllables of one word of Thai letters; empty when the patterns cannot fill it. */
    static List<Syllable> of(String word) {
        int length = word.length();
        var cost = new int[length + 1];
        var steps = new @Nullable Step[length + 1];
        Arrays.fill(cost, 1, length + 1, Integer.MAX_VALUE);
        for (int i = 0; i < length; i++) {
            if (cost[i] == Integer.MAX_VALUE) {
                continue;
            }
            for (var form : FORMS) {
                Matcher m = form.pattern().matcher(word).region(i, length).useTransparentBounds(true);
                if (m.lookingAt()) {
                    boolean lastUnwritten = form.rule() == Rule.UNWRITTEN_A && m.end() == length && length > 1;
                    int sum = cost[i] + form.cost() + (lastUnwritten ? 30 : 0);
                    if (sum < cost[m.end()]) {
                        cost[m.end()] = sum;
                        steps[m.end()] = new Step(i, form, m.toMatchResult());
                    }
                }
            }
        }
        return read(word, steps);
    }

    private static List<Syllable> read(String word, @Nullable Step[] steps) {
        var all = new ArrayList<Syllable>();
        for (int end = word.length(); end > 0; ) {
            var step = steps[end];
            if (step == null) {
                return List.of();
            }
            all.addFirst(new Syllable(
                    word.substring(step.from(), end), latin(step), step.form().rule()));
            end = step.from();
        }
        return all;
    }

    private static String latin(Step step) {
        var groups = step.match().namedGroups();
        var parted = groups.containsKey("p") ? initial(step.match().group("p")) + "a" : "";
        var letters = groups.containsKey("i") ? step.match().group("i") : null;
        var initial = letters == null ? "" : initial(letters);
        var last = groups.containsKey("f") ? FINALS[step.match().group("f").charAt(0) - 'ก'] : "";
        return parted + initial + step.form().vowel() + last;
    }

    private static String initial(String letters) {
        var cluster = CLUSTERS.get(letters);
        if (cluster != null) {
            return cluster;
        }
        if (letters.length() == 2 && letters.charAt(0) == 'ห') {
            return INITIALS[letters.charAt(1) - 'ก'];
        }
        var latin = new StringBuilder();
        letters.chars().forEach(c -> latin.append(INITIALS[c - 'ก']));
        return latin.toString();
    }

    private static String[] letters(String table) {
        var all = new String['ฮ' - 'ก' + 1];
        Arrays.fill(all, "");
        for (var group : table.split(";")) {
            int space = group.indexOf(' ');
            group.substring(space + 1).chars().forEach(c -> all[c - 'ก'] = group.substring(0, space));
        }
        return all;
    }

    private static List<Form> forms() {
        var all = new ArrayList<Form>();
        // Vowels written before the consonant, or around it.
        around(all, "เ", "ีย", "ia");
        around(all, "เ", "ือ", "uea");
        around(all, "เ", "ิ", "oe");
        around(all, "เ", "อ", "oe");
        around(all, "เ", "็", "e");
        around(all, "เ", "", "e");
        around(all, "แ", "็", "ae");
        around(all, "แ", "", "ae");
        around(all, "โ", "", "o");
        for (var initial : List.of(INITIAL, PARTED)) {
            add(all, initial, "เ", TONE + "ียะ", "ia");
            add(all, initial, "เ", TONE + "าะ", "o");
            add(all, initial, "เ", TONE + "า", "ao");
            add(all, initial, "เ", TONE + "อะ", "oe");
            add(all, initial, "เ", TONE + "ย" + NO_VOWEL_AFTER, "oei");
            add(all, initial, "เ", TONE + "ะ", "e");
            add(all, initial, "แ", TONE + "ะ", "ae");
            add(all, initial, "โ", TONE + "ะ", "o");
            add(all, initial, "[ไใ]", TONE + "ย" + NO_VOWEL_AFTER, "ai");
            add(all, initial, "[ไใ]", TONE, "ai");
        }
        // Vowels written after the consonant, over or under it.
        add(all, INITIAL, "", "\u0e31" + TONE + FINAL, "a");
        add(all, INITIAL, "", "\u0e31" + TONE + "(?<f>ย)" + NO_VOWEL_AFTER, "a");
        add(all, INITIAL, "", "\u0e31" + TONE + HUSHED_FINAL, "a");
        after(all, TONE + "า", "a");
        after(all, "[ิี]" + TONE, "i");
        after(all, "[ึื]" + TONE, "ue");
        after(all, "[ุู]" + TONE, "u");
        after(all, "็?" + TONE + "อ" + NO_VOWEL_AFTER, "o");
        add(all, INITIAL, "", TONE + "ะ", "a");
        add(all, INITIAL, "", TONE + "ำ", "am");
        add(all, INITIAL, "", "ื" + TONE + "อ" + NO_VOWEL_AFTER, "ue");
        add(all, INITIAL, "", "\u0e31" + TONE + "วะ?" + NO_VOWEL_AFTER, "ua");
        add(all, INITIAL, "", TONE + "ว" + NO_VOWEL_AFTER + ANY_FINAL, "ua");
        add(all, INITIAL, "", TONE + "รร" + NO_VOWEL_AFTER, "an");
        add(all, INITIAL, "", TONE + "รร" + FINAL, "a");
        // The old vowel ฤ.
        all.add(new Form(Pattern.compile("(?<i>[กตทปศส])ฤ" + FINAL + SILENCED), "ri", Rule.WRITTEN, 10));
        all.add(new Form(Pattern.compile("(?<i>[กตทปศส])ฤ"), "ri", Rule.WRITTEN, 10));
        all.add(new Form(Pattern.compile("(?<i>[ก-ฮ])?ฤๅ?" + FINAL + SILENCED), "rue", Rule.WRITTEN, 12));
        all.add(new Form(Pattern.compile("ฤๅ?"), "rue", Rule.WRITTEN, 10));
        // Vowels that are not written.
        all.add(new Form(Pattern.compile(INITIAL + TONE + FINAL + SILENCED), "o", Rule.UNWRITTEN_O, 15));
        all.add(new Form(Pattern.compile(INITIAL + TONE + HUSHED_FINAL), "o", Rule.UNWRITTEN_O, 22));
        all.add(new Form(Pattern.compile("(?<i>[ก-ฮ])" + SILENCED), "a", Rule.UNWRITTEN_A, 30));
        return List.copyOf(all);
    }

    private static void around(List<Form> all, String before, String over, String vowel) {
        for (var initial : List.of(INITIAL, PARTED)) {
            boolean needsFinal = over.equals("ิ") || over.equals("็");
            var middle = over.isEmpty() || over.equals("อ") ? TONE + over : over.charAt(0) + TONE + over.substring(1);
            if (!needsFinal) {
                add(all, initial, before, middle + (over.isEmpty() ? "" : NO_VOWEL_AFTER), vowel);
            }
            add(all, initial, before, middle + FINAL, vowel);
            add(all, initial, before, middle + HUSHED_FINAL, vowel);
            if (over.isEmpty() || over.equals("็")) {
                add(
                        all,
                        initial,
                        before,
                        middle + "(?<f>" + (before.equals("โ") ? "ย" : "ว") + ")" + NO_VOWEL_AFTER,
                        vowel);
            } else if (over.equals("ือ") || over.equals("ีย")) {
                add(all, initial, before, middle + "(?<f>[ยว])" + NO_VOWEL_AFTER, vowel);
            }
        }
    }

    private static void after(List<Form> all, String sign, String vowel) {
        add(all, INITIAL, "", sign, vowel);
        add(all, INITIAL, "", sign + ANY_FINAL, vowel);
        add(all, INITIAL, "", sign + HUSHED_FINAL, vowel);
    }

    private static void add(List<Form> all, String initial, String before, String rest, String vowel) {
        boolean parted = initial.equals(PARTED);
        int together = rest.contains("า") ? 24 : 18;
        int cost = (parted ? together : 10) + (rest.contains(HUSHED_FINAL) ? 4 : 0) + (rest.contains("(?<f>") ? 0 : 1);
        all.add(new Form(
                Pattern.compile(before + initial + rest + SILENCED), vowel, parted ? Rule.PARTED : Rule.WRITTEN, cost));
    }
}
