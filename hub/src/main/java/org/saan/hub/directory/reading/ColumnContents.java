package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.saan.hub.directory.reading.ReadColumn.Guess;
import org.saan.thaitext.AddressParts;
import org.saan.thaitext.DateReading;
import org.saan.thaitext.NameReading;
import org.saan.thaitext.NationalNumber;
import org.saan.thaitext.PersonName;
import org.saan.thaitext.PhoneReading;
import org.saan.thaitext.ThaiDates;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiPhones;
import org.saan.thaitext.ThaiText;

/** What columns seem to be by what their cells hold: phones, places, dates, names. */
final class ColumnContents {
    /** Fewer of the cells than this, in percent, and a column is not that. */
    private static final int FITTING = 60;

    private static final Set<String> NOTHING = Set.of("", "-", "--", "ไม่มี", "ไม่ระบุ", "n/a");
    private static final Pattern GROUP = Pattern.compile(
            "^(?:กลุ่ม|วิสาหกิจ|สหกรณ์|ชมรม|ศูนย์|ร้าน|บริษัท|บจก|หจก|ห้างหุ้นส่วน|เครือข่าย|แม่บ้าน|สตรี|โรงงาน|สวน|บ้าน.*(?:ทอ|จักสาน|ผ้า)).*"
                    + "|.*\\b(?:group|weavers|weaving|cooperative|co-op|enterprise|handicrafts?|ltd)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile("(?:นาย|นาง|นางสาว|น\\.?ส\\.?|mr\\.?|mrs\\.?|ms\\.?|miss)", Pattern.CASE_INSENSITIVE);
    private static final Pattern GOODS = Pattern.compile(
            "^(?:ผ้า|เสื่อ|ตะกร้า|กระเป๋า|หมวก|เสื้อ|กระโปรง|ผ้าพันคอ|ชุด|เครื่อง|สร้อย|แหวน|กำไล|ตุ๊กตา|กระติบ|โคม|แจกัน|ไม้|สบู่|กระดาษ|หมอน|ย่าม|ซิ่น|โสร่ง).*");
    private static final Pattern STARS =
            Pattern.compile("(?:[★⭐*☆]\\x{fe0f}?){1,5}|(?:ระดับ)?\\s*[1-5]\\s*(?:ดาว|stars?)");
    private static final Pattern KIND = Pattern.compile(
            "(?:กลุ่ม(?:ผู้ผลิตชุมชน|อาชีพ|แม่บ้าน.*|เกษตรกร)?|วิสาหกิจชุมชน|ผู้ผลิตชุมชน.*|.*รายเดียว|.*ขนาดย่อม.*|sme|บุคคลธรรมดา|นิติบุคคล|บริษัท(?:จำกัด)?)",
            Pattern.CASE_INSENSITIVE);

    private record Kind(Field field, int most, Predicate<String> fits) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Field.PROVINCE, 97, text -> Places.all().provinces(text).size() == 1),
            new Kind(Field.TAX_ID, 97, ColumnContents::isTaxId),
            new Kind(Field.PHONE, 95, ColumnContents::isPhone),
            new Kind(Field.TITLE, 95, text -> TITLE.matcher(text).matches()),
            new Kind(Field.REGISTERED_ON, 93, ColumnContents::isDate),
            new Kind(Field.POSTAL_CODE, 92, text -> Places.all().knowsPostalCode(digits(text))),
            new Kind(Field.OTHER, 91, text -> text.matches("\\S+@\\S+\\.\\w+|https?://\\S+")),
            new Kind(Field.NAME, 90, text -> GROUP.matcher(text).matches()),
            new Kind(Field.STAR, 90, text -> STARS.matcher(digits(text)).matches()),
            new Kind(Field.MEMBERS, 88, text -> digits(text).matches("\\d{1,4}\\s*(?:คน|ราย)")),
            new Kind(Field.CONTACT, 88, ColumnContents::isPerson),
            new Kind(Field.DISTRICT, 86, text -> Places.all().knowsDistrict(text)),
            new Kind(
                    Field.SUBDISTRICT,
                    85,
                    text -> !Places.all().subdistricts(text).isEmpty()),
            new Kind(Field.ADDRESS, 85, ColumnContents::isAddress),
            new Kind(Field.PRICE, 84, text -> digits(text).matches("[\\d,.]+\\s*(?:บาท|฿|baht|thb).*")),
            new Kind(Field.KIND, 83, text -> KIND.matcher(text).matches()),
            new Kind(Field.MOO, 80, text -> digits(text).matches("(?:หมู่ที่|หมู่|ม\\.)\\s*\\d{1,3}")),
            new Kind(Field.HOUSE_NO, 70, text -> digits(text).matches("\\d{1,4}/\\d{1,4}")),
            new Kind(Field.PRODUCT, 65, text -> GOODS.matcher(text).matches()),
            new Kind(
                    Field.EXTERNAL_ID,
                    62,
                    text -> digits(text).matches("[A-Za-z]{0,5}[-/.]?\\d{3,12}(?:[-/]\\d{1,6})*")),
            new Kind(Field.MEMBERS, 45, text -> digits(text).matches("[1-9]\\d{0,2}")),
            new Kind(Field.PRICE, 40, text -> digits(text).matches("[1-9][\\d,]{1,8}(?:\\.\\d{1,2})?")));

    private final List<SheetRow> rows;

    /** @param rows records of the table, some dozens */
    ColumnContents(List<SheetRow> rows) {
        this.rows = rows;
    }

    /**
     * The best guess for each of the columns, no field twice but phones.
     *
     * @param taken fields that other columns have
     */
    Map<Integer, Guess> guesses(List<Integer> columns, Set<Field> taken) {
        record Candidate(int column, Guess guess) {}
        var all = new ArrayList<Candidate>();
        for (int column : columns) {
            var texts = texts(column);
            for (var kind : KINDS) {
                int percent = percent(kind, texts);
                if (percent > 0) {
                    all.add(new Candidate(column, new Guess(kind.field(), percent)));
                }
            }
        }
        all.sort(Comparator.comparingInt((Candidate c) -> -c.guess().percent()).thenComparingInt(Candidate::column));
        var used = EnumSet.noneOf(Field.class);
        used.addAll(taken);
        used.remove(Field.PHONE);
        used.remove(Field.OTHER);
        var guesses = new HashMap<Integer, Guess>();
        for (var candidate : all) {
            var field = candidate.guess().field();
            boolean free = !used.contains(field) && !guesses.containsKey(candidate.column());
            if (free) {
                guesses.put(candidate.column(), candidate.guess());
                if (field != Field.PHONE && field != Field.OTHER) {
                    used.add(field);
                }
            }
        }
        untangle(guesses);
        return guesses;
    }

    /** Whether the cells of a column are numbers and nothing else, as no name is. */
    boolean isNumbers(int column) {
        var texts = texts(column);
        return !texts.isEmpty() && texts.stream().allMatch(text -> digits(text).matches("[\\d.,%]+"));
    }

    boolean isEmpty(int column) {
        return texts(column).isEmpty();
    }

    private int percent(Kind kind, List<String> texts) {
        if (texts.isEmpty()) {
            return 0;
        }
        long fitting = texts.stream().filter(kind.fits()).count();
        int share = (int) (100 * fitting / texts.size());
        if (share < FITTING) {
            return 0;
        }
        boolean each = new HashSet<>(texts).size() * 10 >= texts.size() * 9;
        boolean sure = switch (kind.field()) {
            case EXTERNAL_ID -> each && !isCounting(texts);
            case NAME -> new HashSet<>(texts).size() * 2 > texts.size();
            case KIND -> texts.size() >= 4 && new HashSet<>(texts).size() * 2 <= texts.size();
            case MEMBERS, PRICE -> !isCounting(texts);
            default -> true;
        };
        // One or two cells prove little.
        int few = texts.size() == 1 ? 80 : texts.size() == 2 ? 90 : 100;
        return sure ? kind.most() * share * few / 10_000 : 0;
    }

    /** Names of districts are names of subdistricts too: what lies in what decides which column is which. */
    private void untangle(Map<Integer, Guess> guesses) {
        Integer district = column(guesses, Field.DISTRICT);
        Integer subdistrict = column(guesses, Field.SUBDISTRICT);
        if (district == null || subdistrict == null) {
            return;
        }
        if (inside(district, subdistrict) > inside(subdistrict, district)) {
            guesses.put(district, new Guess(Field.SUBDISTRICT, 85));
            guesses.put(subdistrict, new Guess(Field.DISTRICT, 86));
        }
    }

    private long inside(int subdistrict, int district) {
        return rows.stream()
                .filter(row -> Places.all().isIn(row.cell(subdistrict), row.cell(district)))
                .count();
    }

    private static @org.jspecify.annotations.Nullable Integer column(Map<Integer, Guess> guesses, Field field) {
        return guesses.entrySet().stream()
                .filter(e -> e.getValue().field() == field)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private List<String> texts(int column) {
        return rows.stream()
                .map(row -> ThaiText.normal(row.cell(column)))
                .filter(text -> !NOTHING.contains(text))
                .toList();
    }

    /** 1, 2, 3: the number of the row, not of the group. */
    private static boolean isCounting(List<String> texts) {
        int before = 0;
        for (var text : texts) {
            var number = digits(text);
            if (!number.matches("\\d{1,6}") || (before > 0 && Integer.parseInt(number) != before + 1)) {
                return false;
            }
            before = Integer.parseInt(number);
        }
        return texts.size() > 1;
    }

    private static String digits(String text) {
        return ThaiDigits.toArabic(text);
    }

    private static boolean isPhone(String text) {
        var read = ThaiPhones.read(text);
        return !read.isEmpty()
                && read.stream().allMatch(PhoneReading.Phone.class::isInstance)
                && digits(text).chars().filter(c -> c >= '0' && c <= '9').count() >= 9;
    }

    private static boolean isDate(String text) {
        boolean onlyDigits = digits(text).matches("\\d+(?:\\.\\d+)?");
        return !onlyDigits && !(ThaiDates.read(text) instanceof DateReading.NoDate);
    }

    private static boolean isTaxId(String text) {
        return digits(text).replaceAll("[\\s-]", "").matches("\\d{13}")
                && NationalNumber.read(text) instanceof NationalNumber.Valid;
    }

    private static boolean isPerson(String text) {
        return PersonName.read(text) instanceof NameReading.Named(PersonName name)
                && !name.title().isEmpty()
                && !name.lastName().isEmpty();
    }

    private static boolean isAddress(String text) {
        var parts = AddressParts.read(text);
        int told = (parts.subdistrict() == null ? 0 : 1)
                + (parts.district() == null ? 0 : 1)
                + (parts.province() == null ? 0 : 1)
                + (parts.moo() == null ? 0 : 1);
        return told >= 2;
    }
}
