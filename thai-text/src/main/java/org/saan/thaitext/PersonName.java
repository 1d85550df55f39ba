package org.saan.thaitext;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name in the parts that Thai forms ask for. A title may touch the given name.
 *
 * <pre>{@code
 * PersonName.read("น.ส.เพ็ญศรี  ข้อมูลเทียม")
 *     // Named[name=PersonName[title=นางสาว, firstName=เพ็ญศรี, lastName=ข้อมูลเทียม]]
 * PersonName.read("ผศ.ดร.สายทอง แบบฝึก")
 *     // Named[name=PersonName[title=ผศ.ดร., firstName=สายทอง, lastName=แบบฝึก]]
 * PersonName.read("นางนวล แสงตัวอย่าง")         // Doubtful[withTitle=…, withoutTitle=…]
 * new PersonName("นางสาว", "มาลี", "ใจตัวอย่าง").written()  // นางสาวมาลี ใจตัวอย่าง
 * }</pre>
 *
 * @param title as it is printed, empty when there is none; น.ส. and นส. are นางสาว, ว่าที่ ร.ต. is ว่าที่ร้อยตรี, other ranks
 *     stay as written
 * @param lastName empty when only one name is given
 */
public record PersonName(String title, String firstName, String lastName) {
    private static final Pattern RANK_TO_BE = Pattern.compile(
            "^ว่าที่\\s*(ร\\.\\s*[ตทอ]\\.(?!\\s*[ก-ฮ]\\.)|(?:ร้อย|พัน)(?:ตรี|โท|เอก)|(?:[ก-ฮ]{1,2}\\.\\s?){2,4})\\s*(หญิง)?\\s*");
    private static final Pattern ABBREVIATED =
            Pattern.compile("^((?:[ก-ฮ]{1,4}\\.\\s?){1,5}(?:หญิง(?=[\\s\\p{L}]))?)\\s*");
    private static final Pattern IN_FULL = Pattern.compile(
            "^(นางสาว|นายแพทย์|แพทย์หญิง|นาง|นาย|คุณหญิง|ท่านผู้หญิง|คุณ|เด็กชาย|เด็กหญิง|ดร\\s|อาจารย์|ครู(?=\\s)"
                    + "|หม่อมเจ้า|หม่อมราชวงศ์|หม่อมหลวง|พระครู|พระมหา|พระอธิการ|สามเณร|แม่ชี|กำนัน|ผู้ใหญ่บ้าน"
                    + "|(?:พลตำรวจ|พล|พันตำรวจ|พัน|ร้อยตำรวจ|ร้อย|จ่าสิบตำรวจ|จ่าสิบ|สิบตำรวจ|สิบ)(?:เอก|โท|ตรี)(?:หญิง)?"
                    + "|(?:พลเรือ|นาวา|เรือ|พลอากาศ|นาวาอากาศ|เรืออากาศ|พันจ่า|จ่า)(?:เอก|โท|ตรี)(?:หญิง)?|ดาบตำรวจ(?:หญิง)?"
                    + "|(?:Mrs|Mr|Ms|Miss|Dr)\\b\\.?)\\s*");
    private static final Map<String, String> RANKS = Map.of(
            "ร.ต.", "ร้อยตรี", "ร.ท.", "ร้อยโท", "ร.อ.", "ร้อยเอก", "พ.ต.", "พันตรี", "พ.ท.", "พันโท", "พ.อ.",
            "พันเอก");
    private static final Pattern MISS = Pattern.compile("^(?:น\\.\\s?ส(?:\\.|(?=\\s))|นส(?:\\.|(?=\\s)))\\s*");
    /** A word of Thai begins with a consonant or with a vowel that is written before it. */
    private static final Pattern BEGINS_A_WORD = Pattern.compile("^(?:[ก-ฮ](?:[^.\u0e4c].*)?|[เ-ไฤ].*|\\p{IsLatin}.*)");
    /** Given names and words that begin with what is elsewhere a title. */
    private static final List<String> NOT_TITLED =
            List.of("นางนวล", "นางแย้ม", "นางรอง", "นายก", "คุณธรรม", "คุณวุฒิ", "คุณภาพ", "คุณากร");

    private static final Set<String> UNMISTAKABLE = Set.of("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง");

    /** The name as one line: title and given name together, as Thai does. */
    public String written() {
        return (title + firstName + " " + lastName).strip();
    }

    /** Divides a whole name. */
    public static NameReading read(String text) {
        var plain = ThaiText.normal(text)
                .replaceAll("^[\"'“”‘’«]+|[\"'“”‘’»]+$", "")
                .strip();
        if (plain.isEmpty() || !plain.codePoints().anyMatch(Character::isLetter)) {
            return new NameReading.NoName(text);
        }
        var found = title(plain);
        if (found.isEmpty()) {
            return new NameReading.Named(divide("", plain));
        }
        var rest = found.get().rest();
        var named = divide(found.get().title(), rest);
        var doubtful = NOT_TITLED.stream().anyMatch(word -> plain.startsWith(word + " ") || plain.equals(word));
        return doubtful ? new NameReading.Doubtful(named, divide("", plain)) : new NameReading.Named(named);
    }

    /** The title as it is printed: {@code "นส."} and {@code "น.ส."} give นางสาว. */
    public static String readTitle(String text) {
        var plain = ThaiText.normal(text);
        return title(plain + " ก ก").map(Titled::title).orElse(plain);
    }

    /**
     * Whether a text is clearly the name of one person and not of a group: a common title, or any title with a given and a
     * family name.
     */
    public static boolean isOnePerson(String text) {
        return read(text) instanceof NameReading.Named(PersonName name)
                && (UNMISTAKABLE.contains(name.title())
                        || (!name.title().isEmpty() && !name.lastName().isEmpty()));
    }

    private record Titled(String title, String rest) {}

    private static Optional<Titled> title(String plain) {
        var m = RANK_TO_BE.matcher(plain);
        if (m.find()) {
            var rank = m.group(1).replace(" ", "");
            var woman = m.group(2) == null ? "" : m.group(2);
            return titled("ว่าที่" + RANKS.getOrDefault(rank, rank) + woman, plain.substring(m.end()));
        }
        m = MISS.matcher(plain);
        if (m.find()) {
            return titled("นางสาว", plain.substring(m.end()));
        }
        m = ABBREVIATED.matcher(plain);
        if (m.find()) {
            return titled(m.group(1), plain.substring(m.end()));
        }
        m = IN_FULL.matcher(plain);
        return m.find() ? titled(m.group(1), plain.substring(m.end())) : Optional.empty();
    }

    private static Optional<Titled> titled(String written, String rest) {
        var title = written.replace(" ", "");
        return BEGINS_A_WORD.matcher(rest).matches() ? Optional.of(new Titled(title, rest)) : Optional.empty();
    }

    private static PersonName divide(String title, String names) {
        int space = names.indexOf(' ');
        return space < 0
                ? new PersonName(title, names, "")
                : new PersonName(
                        title,
                        names.substring(0, space),
                        names.substring(space + 1).strip());
    }
}
