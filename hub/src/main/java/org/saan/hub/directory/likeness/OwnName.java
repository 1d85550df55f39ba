package org.saan.hub.directory.likeness;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.NameReading;
import org.saan.thaitext.PersonName;
import org.saan.thaitext.ThaiText;

/**
 * The name of a group taken apart for comparison: what only it is called, and what it says about itself. Nothing is lost:
 * the name as typed stays with the group.
 *
 * <pre>{@code
 * OwnName.of("วิสาหกิจชุมชนกลุ่มทอผ้าไหมบ้านโนนสูง หมู่ที่ ๓")  // own โนนสูง, number 3, weaving, silk
 * OwnName.of("นางสมาน ทดสอบดี")                                // own สมานทดสอบดี, a person
 * }</pre>
 *
 * @param key the whole name in matching form
 * @param own what is left without general words; empty when nothing is
 * @param skeleton the same without tone marks
 * @param number of a village or a second group, 0 when there is none
 * @param says bits of {@link GenericWords}
 */
record OwnName(String key, String own, String skeleton, int number, int says, boolean person) {
    private static final Pattern PLACE = Pattern.compile("(?<=.{4})(?:ตำบล|อำเภอ|จังหวัด).*$");
    private static final Pattern NUMBER = Pattern.compile("(?:หมู่ที่|หมู่บ้านที่|หมู่|ม|ที่|เลขที่)?(\\d{1,4})$");
    private static final Pattern ABBREVIATED_PLACE =
            Pattern.compile("(?<=[\\s\\p{L}\\p{M}\\d])\\s*(?:ต|อ|จ)\\.\\s*[\\p{L}\\p{M}]+.*$");
    private static final Pattern BEGINS_WITH_TITLE = Pattern.compile("^[^ก-ฮ]*(?:นา|น\\.?\\s?ส|คุณ)");
    private static final Set<String> TITLES = Set.of("นาย", "นาง", "นางสาว", "คุณ");
    private static final String VILLAGE = "บ้าน";
    private static final String VILLAGE_SKELETON = Letters.skeleton(VILLAGE);
    /** Words that also stand behind the name of the village. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?<=.{2})(?:จำกัด|ทอผ้าไหม|ทอผ้าฝ้าย|ทอผ้า|จักสาน|เครื่องเงิน|เครื่องปั้นดินเผา|กระดาษสา|หัตถกรรม)$");

    static OwnName of(String name) {
        var key = ThaiText.matchingKey(name);
        if (isPerson(name)) {
            var read = PersonName.read(name);
            var person = read instanceof NameReading.Named(PersonName named)
                    ? ThaiText.matchingKey(named.firstName() + named.lastName())
                    : key;
            return new OwnName(key, person, Letters.skeleton(person), 0, 0, true);
        }
        var rest = name.indexOf('.') < 0
                ? key
                : ThaiText.matchingKey(
                        ABBREVIATED_PLACE.matcher(ThaiText.normal(name)).replaceFirst(""));
        rest = PLACE.matcher(rest).replaceFirst("");
        int number = 0;
        var numbered = NUMBER.matcher(rest);
        if (numbered.find() && numbered.start() > 2) {
            number = Integer.parseInt(numbered.group(1));
            rest = rest.substring(0, numbered.start());
        }
        int says = 0;
        boolean village = false;
        while (!rest.isEmpty()) {
            if (!village && says != 0) {
                rest = rest.substring(slipBeforeVillage(rest));
            }
            int ofVillage = villageLength(rest);
            if (ofVillage > 0 && ofVillage < rest.length()) {
                // What follows is the name of the village, also when it sounds like a craft: บ้านหวายหลึม.
                village = true;
                rest = rest.substring(ofVillage);
                continue;
            }
            var word = village ? null : exactly(rest);
            if (word == null && !village) {
                word = nearly(rest);
            }
            if (word == null) {
                break;
            }
            says |= word.says();
            rest = rest.substring(word.length());
        }
        var behind = BEHIND.matcher(rest);
        if (behind.find()) {
            var word = exactly(behind.group());
            says |= word == null ? 0 : word.says();
            rest = rest.substring(0, behind.start());
            if (rest.endsWith(VILLAGE)) {
                rest = rest.substring(0, rest.length() - VILLAGE.length());
            }
        }
        return new OwnName(key, rest, Letters.skeleton(rest), number, says, false);
    }

    /** A title that no group has; วสช. and others look like one. */
    private static boolean isPerson(String name) {
        return BEGINS_WITH_TITLE.matcher(name).find()
                && PersonName.read(name) instanceof NameReading.Named(PersonName named)
                && TITLES.contains(named.title());
    }

    private record Found(int length, int says) {}

    private static @Nullable Found exactly(String rest) {
        for (var word : GenericWords.beginningWith(rest.charAt(0))) {
            if (rest.startsWith(word.text())) {
                return new Found(word.text().length(), word.says());
            }
        }
        return null;
    }

    /** A long general word at the beginning with one letter wrong, where another word follows. */
    private static @Nullable Found nearly(String rest) {
        for (var word : GenericWords.all()) {
            int length = word.text().length();
            if (length < 4 || !maySlip(rest, word.text())) {
                continue;
            }
            int most = length == 4 ? 1 : 2;
            for (int take = Math.min(rest.length(), length + 1); take >= length - 1; take--) {
                if (take <= rest.length()
                        && Letters.faults(Letters.skeleton(rest.substring(0, take)), word.skeleton(), most) <= most
                        && beginsAWord(rest.substring(take))) {
                    return new Found(take, word.says());
                }
            }
        }
        return null;
    }

    /** One slip leaves the first or the second letter, or changes the two. */
    private static boolean maySlip(String rest, String word) {
        char first = rest.charAt(0);
        char second = rest.length() < 2 ? 0 : rest.charAt(1);
        return first == word.charAt(0)
                || second == word.charAt(1)
                || first == word.charAt(1)
                || second == word.charAt(0);
    }

    private static boolean beginsAWord(String rest) {
        return rest.isEmpty() || villageLength(rest) > 0 || exactly(rest) != null;
    }

    /** Letters between a general word and บ้าน are a slip of the finger: กลุ่มทอผ้าฝ้าายบ้านดอน. */
    private static int slipBeforeVillage(String rest) {
        for (int at = 1; at <= 3 && at < rest.length() - VILLAGE.length(); at++) {
            if (rest.startsWith(VILLAGE, at) && exactly(rest) == null) {
                return at;
            }
        }
        return 0;
    }

    /** How long บ้าน is at the beginning, also when its tone mark is missing or another one. */
    private static int villageLength(String rest) {
        if (rest.startsWith(VILLAGE)) {
            return VILLAGE.length();
        }
        for (int take = VILLAGE_SKELETON.length(); take <= VILLAGE.length(); take++) {
            if (take <= rest.length()
                    && Letters.skeleton(rest.substring(0, take)).equals(VILLAGE_SKELETON)) {
                return take;
            }
        }
        return 0;
    }

    boolean isGeneric() {
        return own.length() < 2;
    }
}
